// The charts of the page: one for each series, on one time axis.
const data = JSON.parse(document.getElementById('data').textContent);
const clock = clockOf(data.zone);
const charts = [];
const whole = document.getElementById('whole');
let zooming = false;

/** Arrays as the drawing wants them: absolute times, null for a gap in the line, NaN for no band. */
function unpack(s) {
  const size = s.value.length, at = new Array(size);
  for (let i = 0, t = s.from; i < size; i++) { t += s.steps[i] * s.unit; at[i] = t; }
  const dense = (values) => Float64Array.from({ length: size }, (none, i) => {
    const value = values[i];
    return value == null ? NaN : value === '+' ? Infinity : value === '-' ? -Infinity : value;
  });
  return Object.assign(s, { at, lower: dense(s.lower), upper: dense(s.upper), expected: dense(s.expected) });
}

/** The values on the screen and their band, with air; the band only as far as the values' own spread. */
function fit(u, s) {
  const [first, last] = u.series[0].idxs, bands = [[], []];
  const a = Math.max(0, first - 1), b = Math.min(s.at.length - 1, last + 1);
  let low = Infinity, high = -Infinity;
  for (let i = a; i <= b; i++) {
    if (s.value[i] != null) { low = Math.min(low, s.value[i]); high = Math.max(high, s.value[i]); }
    if (Number.isFinite(s.lower[i])) bands[0].push(s.lower[i]);
    if (Number.isFinite(s.upper[i])) bands[1].push(s.upper[i]);
  }
  if (low > high) return [0, 1];
  const lowest = low, spread = (x, y) => y > x ? y - x : Math.max(Math.abs(y) * 0.1, 1e-9), reach = spread(low, high);
  const at = (values, share) => values.sort((x, y) => x - y)[Math.round(share * (values.length - 1))];
  if (bands[0].length) low = Math.min(low, Math.max(at(bands[0], 0.005), low - reach));
  if (bands[1].length) high = Math.max(high, Math.min(at(bands[1], 0.995), high + reach));
  const room = 0.06 * spread(low, high);
  return [lowest >= 0 && low < 2 * room ? 0 : low - 2 * room, high + 2 * room];
}

function options(s, box, step) {
  const axis = { stroke: () => token('ink-3'), font: '12px ' + token('font'), grid: { show: false }, ticks: { stroke: () => token('rule-strong'), width: 1, size: 5 } };
  const lone = (u, i) => s.value[i] != null && s.value[i - 1] == null && s.value[i + 1] == null;
  return {
    width: box.clientWidth, height: box.clientHeight, legend: { show: false }, padding: [26, 14, 0, 4],
    scales: { x: { time: false, range: (u, min, max) => [min, max > min ? max : min + 1] }, y: { range: (u) => fit(u, s) } },
    axes: [
      Object.assign({}, axis, {
        size: 34, border: { show: true, stroke: () => token('rule-strong'), width: 1 },
        splits: (u, i, min, max) => { const found = clock.timeTicks(min, max, Math.max(2, u.width / 92)); step.now = found.step; return found.ticks; },
        values: (u, splits) => splits.map((t, i) => clock.tickLabel(t, step.now, splits[i - 1])),
      }),
      Object.assign({}, axis, {
        size: 60, gap: 8, ticks: { show: false }, grid: { show: true, stroke: () => token('grid'), width: 1 },
        splits: (u, i, min, max) => valueTicks(min, max, Math.max(2, u.height / 62)), values: (u, splits) => valueLabels(splits),
      }),
    ],
    series: [{}, { stroke: () => token('ink'), width: 1.3, spanGaps: false, points: { size: 3, width: 0, fill: () => token('ink'), show: (u) => s.value.some((v, i) => lone(u, i)), filter: () => s.value.map((v, i) => i).filter((i) => lone(null, i)) } }],
    cursor: {
      y: false, points: { size: 9 }, drag: { x: true, y: false, dist: 6 },
      sync: { key: 'vigil', setSeries: false, scales: ['x', null], filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' } },
      bind: { dblclick: () => () => { showAll(); return null; } },
    },
    hooks: {
      drawAxes: [(u) => {
        const { ctx, bbox } = u, [first, last] = u.series[0].idxs;
        u.series[1].width = last - first > 2 * u.width ? 0.8 : 1.3;
        ctx.save();
        drawWindows(u, s);
        ctx.beginPath();
        ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
        ctx.clip();
        ctx.fillStyle = token('rule');
        for (const t of u.axes[0]._splits || []) if (clock.strong(t, step.now)) ctx.fillRect(Math.round(X(u, t)), bbox.top + 3 * devicePixelRatio, devicePixelRatio, bbox.height);
        drawBand(u, s);
        drawExcess(u, s);
        ctx.restore();
      }],
      draw: [(u) => { u.ctx.save(); drawMarks(u, s, data.shapes); u.ctx.restore(); }],
      setScale: [(u, key) => { if (key === 'x' && u.status === 1) zoom(u.scales.x.min, u.scales.x.max, u); }],
    },
  };
}

/** Shows a stretch of time in all charts. */
function zoom(from, to, already) {
  if (zooming) return;
  zooming = true;
  for (const { u } of charts) if (u !== already) u.setScale('x', { min: from, max: to });
  whole.hidden = from <= data.from && to >= data.to;
  zooming = false;
}
const showAll = () => { choose(null); zoom(data.from, data.to); };

function choose(mark) {
  for (const { s, rows } of charts) {
    for (const other of s.marks) other.chosen = other === mark;
    for (const [row, of] of rows) if (of === mark) row.setAttribute('aria-current', 'true'); else row.removeAttribute('aria-current');
  }
}

/** Shows a mark with some 120 observations at each side of it. */
function goTo(s, mark) {
  const i = firstAtOrAfter(s.at, mark.t), last = s.at.length - 1;
  choose(mark);
  const from = s.at[Math.max(0, i - 120)], to = s.at[Math.min(last, i + 120)];
  zoom(Math.min(from, mark.t), Math.max(to, mark.t) + (to > from ? 0 : 1));
  for (const { u } of charts) u.redraw(false);
}
