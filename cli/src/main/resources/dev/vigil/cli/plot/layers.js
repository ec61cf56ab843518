// What is drawn besides the line: labelled windows, the expected band, what is outside of it, marks.
const tokens = new Map();
function token(name) {
  if (!tokens.has(name)) tokens.set(name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim());
  return tokens.get(name);
}
const SIZES = { low: 15, medium: 17, high: 18, critical: 20 };
const MARK_DISTANCE = 17;

function firstAtOrAfter(times, t) {
  let low = 0, high = times.length;
  while (low < high) { const middle = (low + high) >> 1; if (times[middle] < t) low = middle + 1; else high = middle; }
  return low;
}

/** Indices that are on the screen, and one more at each side. */
function visible(u, s) {
  const { min, max } = u.scales.x;
  return [Math.max(0, firstAtOrAfter(s.at, min) - 1), Math.min(s.at.length - 1, firstAtOrAfter(s.at, max))];
}

function bounded(u, value) {
  const { min, max } = u.scales.y;
  return Math.max(min - (max - min), Math.min(max + (max - min), value));
}
const X = (u, t) => u.valToPos(t, 'x', true);
const Y = (u, value) => u.valToPos(bounded(u, value), 'y', true);

function drawWindows(u, s) {
  const { ctx, bbox } = u, k = devicePixelRatio;
  for (const [from, to, hit] of s.windows) {
    if (to < u.scales.x.min || from > u.scales.x.max) continue;
    const x = Math.max(bbox.left, X(u, from)), width = Math.max(2 * k, Math.min(bbox.left + bbox.width, X(u, to)) - x);
    ctx.fillStyle = token('ink-3');
    ctx.globalAlpha = 0.1;
    ctx.fillRect(x, bbox.top, width, bbox.height);
    ctx.globalAlpha = 1;
    ctx.fillRect(x, bbox.top, width, 3 * k);
    const word = hit ? 'hit' : 'missed';
    ctx.font = 12 * k + 'px ' + token('font');
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    if (ctx.measureText(word).width <= width) ctx.fillText(word, x, bbox.top - 5 * k);
  }
}

/** The band from one index to another, at most two corners a pixel column at each end. */
function bandPath(u, s, from, to) {
  const upper = [], lower = [];
  let column = NaN;
  for (let i = from; i <= to; i++) {
    const x = Math.round(X(u, s.at[i])), up = Y(u, s.upper[i]), down = Y(u, s.lower[i]);
    if (x === column) {
      upper[upper.length - 1][1] = Math.min(upper[upper.length - 1][1], up);
      lower[lower.length - 1][1] = Math.max(lower[lower.length - 1][1], down);
    } else {
      upper.push([x, up]);
      lower.push([x, down]);
      column = x;
    }
  }
  const path = new Path2D();
  for (const [x, y] of upper) path.lineTo(x, y);
  for (const [x, y] of lower.reverse()) path.lineTo(x, y);
  path.closePath();
  return path;
}

function runs(from, to, holds) {
  const found = [];
  let start = -1;
  for (let i = from; i <= to + 1; i++) {
    const inside = i <= to && holds(i);
    if (inside && start < 0) start = i;
    if (!inside && start >= 0) { found.push([start, i - 1]); start = -1; }
  }
  return found;
}

function drawBand(u, s) {
  const { ctx } = u, k = devicePixelRatio, [a, b] = visible(u, s);
  for (const [from, to] of runs(a, b, (i) => s.lower[i] <= s.upper[i])) {
    ctx.fillStyle = token('band');
    ctx.fill(bandPath(u, s, from, to));
    if (s.at[from] <= s.learned) {
      ctx.strokeStyle = token('accent');
      ctx.lineWidth = k;
      ctx.setLineDash([1.5 * k, 2.5 * k]);
      ctx.stroke(bandPath(u, s, from, Math.min(to, firstAtOrAfter(s.at, s.learned))));
      ctx.setLineDash([]);
    }
  }
  if (u.bbox.width / k / Math.max(1, b - a) < 3) return;
  ctx.strokeStyle = token('accent');
  ctx.lineWidth = 1.1 * k;
  ctx.setLineDash([4 * k, 4 * k]);
  for (const [from, to] of runs(a, b, (i) => Number.isFinite(s.expected[i]))) {
    ctx.beginPath();
    for (let i = from; i <= to; i++) ctx.lineTo(X(u, s.at[i]), Y(u, s.expected[i]));
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function drawExcess(u, s) {
  const { ctx } = u;
  for (const [from, to, above, severity] of s.excess) {
    if (s.at[to] < u.scales.x.min || s.at[from] > u.scales.x.max) continue;
    const edge = above ? s.upper : s.lower, a = Math.max(0, from - 1), b = Math.min(s.at.length - 1, to + 1);
    ctx.beginPath();
    for (let i = a; i <= b; i++) {
      if (s.value[i] == null || Number.isNaN(edge[i])) continue;
      ctx.lineTo(X(u, s.at[i]), Y(u, above ? Math.max(s.value[i], edge[i]) : Math.min(s.value[i], edge[i])));
    }
    for (let i = b; i >= a; i--) if (!Number.isNaN(edge[i])) ctx.lineTo(X(u, s.at[i]), Y(u, edge[i]));
    ctx.closePath();
    ctx.globalAlpha = severity ? 0.26 : 0.16;
    ctx.fillStyle = token(severity ? 'sev-' + severity : 'ink-3');
    ctx.fill();
    ctx.globalAlpha = 1;
  }
}

function drawPage(ctx, shapes, mark, x, y, k) {
  const hue = token('sev-' + mark.severity), hollow = mark.severity === 'low', size = SIZES[mark.severity] * k / 16;
  const outline = new Path2D(shapes.outline[mark.severity]), shrink = mark.severity === 'high' ? 0.78 : 0.92;
  ctx.save();
  ctx.translate(x - 8 * size, y - 8 * size);
  ctx.scale(size, size);
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  ctx.strokeStyle = mark.chosen ? token('accent') : token('surface');
  ctx.lineWidth = mark.chosen ? 6 : 4;
  ctx.stroke(outline);
  ctx.fillStyle = hollow ? token('surface') : hue;
  ctx.fill(outline);
  ctx.strokeStyle = hue;
  ctx.lineWidth = 1.5;
  ctx.stroke(outline);
  ctx.translate(8 * (1 - shrink), 8 * (1 - shrink));
  ctx.scale(shrink, shrink);
  ctx.strokeStyle = hollow ? hue : token('on-mark');
  ctx.lineWidth = 1.8;
  ctx.stroke(new Path2D(shapes.glyph[mark.type]));
  ctx.restore();
}

function drawDot(ctx, mark, x, y, k) {
  const held = mark.kind === 'held';
  ctx.beginPath();
  ctx.arc(x, y, (held ? 4.5 : 3.5) * k, 0, 7);
  ctx.lineWidth = (held ? 1.2 : 1.6) * k;
  ctx.strokeStyle = token(held ? 'ink-3' : 'sev-' + mark.severity);
  if (held) ctx.setLineDash([2.2 * k, 2 * k]);
  else { ctx.fillStyle = token('surface'); ctx.fill(); }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Draws the marks that are on the screen and keeps where they are, in CSS pixels of the plot. */
function drawMarks(u, s, shapes) {
  const { ctx, bbox } = u, k = devicePixelRatio, bottom = bbox.top + bbox.height;
  for (const kind of ['held', 'update', 'page']) {
    for (const mark of s.marks) {
      if (mark.kind !== kind) continue;
      mark.x = null;
      if (mark.t < u.scales.x.min || mark.t > u.scales.x.max) continue;
      const x = X(u, mark.t), seen = mark.value == null ? bbox.top + 24 * k : Y(u, mark.value);
      let y = seen;
      if (kind === 'page') {
        const side = mark.below ? 1 : -1, inside = (wanted) => Math.max(bbox.top + 6 * k, Math.min(bottom - 8 * k, wanted));
        y = inside(seen + side * MARK_DISTANCE * k);
        if (Math.abs(y - seen) < 9 * k) y = inside(seen - side * MARK_DISTANCE * k);
        drawPage(ctx, shapes, mark, x, y, k);
      } else {
        drawDot(ctx, mark, x, y, k);
      }
      mark.x = (x - bbox.left) / k;
      mark.y = (y - bbox.top) / k;
    }
  }
}
