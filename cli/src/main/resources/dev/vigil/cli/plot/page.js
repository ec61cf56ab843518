// What a person does on the page: point, zoom, choose.
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text != null) made.textContent = text;
  return made;
}

function describe(tip, s, i, mark) {
  tip.replaceChildren();
  if (mark) {
    tip.append(element('b', '', mark.what), element('br'), element('span', 'soft', mark.when), element('br'));
    if (mark.value != null) tip.append(number(mark.value) + (mark.range ? ', expected ' + mark.range : ''));
    tip.append(element('div', 'found', mark.why));
    return;
  }
  const value = s.value[i], lower = s.lower[i], upper = s.upper[i], expected = range(lower, upper);
  tip.append(element('b', '', number(value)), element('span', 'soft', ' at ' + clock.full(s.at[i])), element('br'));
  if (!expected) { tip.append(element('span', 'soft', 'Nothing was expected yet')); return; }
  const beyond = value > upper ? value - upper : value < lower ? lower - value : 0;
  tip.append('Expected ' + expected, element('br'));
  tip.append(beyond ? element('b', '', number(beyond) + (value > upper ? ' above' : ' below') + ' the band') : element('span', 'soft', 'Inside the band'));
}

function follow(u, s, tip) {
  const { left, top, idx } = u.cursor;
  const near = s.marks.filter((m) => m.x != null && Math.hypot(m.x - left, m.y - top) < 14).pop();
  u.over.style.cursor = near ? 'pointer' : '';
  if (!u.over.matches(':hover') || left < 0 || (!near && (idx == null || s.value[idx] == null))) { tip.hidden = true; return near; }
  describe(tip, s, idx, near);
  tip.hidden = false;
  const x = u.over.offsetLeft + left, wide = tip.offsetWidth, room = u.root.clientWidth;
  const beside = x + 16 + wide <= room ? x + 16 : x - 16 - wide;
  tip.style.transform = 'translate(' + Math.max(0, Math.min(room - wide, beside)) + 'px,' + Math.max(0, u.over.offsetTop + top - 24) + 'px)';
  return near;
}

/** One finger moves along the line, and chooses a stretch when it has moved sideways. */
function touch(u) {
  let from = null;
  const end = () => { u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false); from = null; };
  const place = (e) => Math.max(0, Math.min(u.over.clientWidth, e.clientX - u.over.getBoundingClientRect().left));
  u.over.addEventListener('pointerdown', (e) => { if (e.pointerType !== 'mouse') from = place(e); });
  u.over.addEventListener('pointermove', (e) => {
    if (from == null || e.pointerType === 'mouse') return;
    const to = place(e);
    u.setSelect({ left: Math.min(from, to), width: Math.abs(to - from), top: 0, height: u.over.clientHeight }, false);
  });
  u.over.addEventListener('pointercancel', end);
  u.over.addEventListener('pointerup', (e) => {
    if (from == null || e.pointerType === 'mouse') return;
    const a = Math.min(from, place(e)), b = Math.max(from, place(e));
    end();
    if (b - a > 16) zoom(u.posToVal(a, 'x'), u.posToVal(b, 'x'));
  });
}

function start(s, box) {
  if (!s.value.length) { box.append(element('p', '', 'No values to draw.')); return; }
  const tip = element('div', 'tip');
  tip.hidden = true;
  const u = new uPlot(options(unpack(s), box, { now: 1 }), [s.at, s.value], box);
  u.root.append(tip);
  const chart = { u, s, box, rows: [] };
  charts.push(chart);
  for (const row of box.closest('section').querySelectorAll('button[data-mark]')) {
    const mark = s.marks[Number(row.dataset.mark)];
    chart.rows.push([row, mark]);
    row.addEventListener('click', () => { goTo(s, mark); box.scrollIntoView({ block: 'nearest' }); });
  }
  let near = null;
  u.hooks.setCursor = [() => { near = follow(u, s, tip); }];
  u.over.addEventListener('mouseleave', () => { tip.hidden = true; });
  u.over.addEventListener('click', () => { if (near) goTo(s, near); });
  touch(u);
}

data.series.forEach((s, i) => start(s, document.getElementById('chart-' + i)));
if (charts.length) zoom(data.from, data.to);
whole.addEventListener('click', showAll);
document.addEventListener('keydown', (e) => { if (e.key === 'Escape') showAll(); });
const resized = new ResizeObserver(() => { for (const { u, box } of charts) if (box.clientWidth && u.width !== box.clientWidth) u.setSize({ width: box.clientWidth, height: box.clientHeight }); });
for (const { box } of charts) resized.observe(box);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { tokens.clear(); for (const { u } of charts) u.redraw(); });
