// Numbers and times in words, and where axes are marked. Times are milliseconds since 1970.
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR, MONTH = 30 * DAY;
const MONDAY = 4 * DAY;
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500,
  SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 120000];
const MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const DAY_NAMES = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

function number(value) {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (size >= 1e9 || (size && size < 1e-4)) return String(Number(value.toPrecision(4)));
  if (size >= 1000) return Math.round(value).toLocaleString('en-GB');
  return String(Number(value.toPrecision(4)));
}

function range(lower, upper) {
  const from = Number.isFinite(lower), to = Number.isFinite(upper);
  if (from && to) return number(lower) + (lower < 0 || upper < 0 ? ' to ' : '–') + number(upper);
  return from ? 'above ' + number(lower) : to ? 'below ' + number(upper) : '';
}

/** Wall-clock times of a zone: a name such as Europe/Berlin, or an offset in milliseconds. */
function clockOf(zone) {
  let offset = () => zone;
  if (typeof zone === 'string') {
    let format = null;
    try {
      format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
    } catch (unknownZone) {
      format = null;
    }
    const known = new Map();
    offset = (t) => {
      if (!format) return 0;
      const quarter = Math.floor(t / (15 * MINUTE));
      if (!known.has(quarter)) {
        const p = {};
        for (const { type, value } of format.formatToParts(quarter * 15 * MINUTE)) p[type] = Number(value);
        known.set(quarter, Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) - quarter * 15 * MINUTE);
      }
      return known.get(quarter);
    };
  }
  const wall = (t) => t + offset(t);
  const unwall = (w) => { const guess = w - offset(w); return w - offset(guess); };
  const two = (n) => String(n).padStart(2, '0');
  const at = (t) => new Date(wall(t));
  const time = (d, step) => two(d.getUTCHours()) + ':' + two(d.getUTCMinutes())
    + (step < MINUTE ? ':' + two(d.getUTCSeconds()) : '') + (step < SECOND ? '.' + String(d.getUTCMilliseconds()).padStart(3, '0') : '');
  const day = (d) => d.getUTCDate() + ' ' + MONTH_NAMES[d.getUTCMonth()];
  const full = (t) => {
    const d = at(t);
    return DAY_NAMES[d.getUTCDay()] + ' ' + day(d) + ' ' + d.getUTCFullYear() + ', ' + time(d, t % SECOND ? 1 : t % MINUTE ? SECOND : MINUTE);
  };
  const midnight = (t) => wall(t) % DAY === 0;

  function ticksOf(from, to, step) {
    const ticks = [];
    const origin = step >= 7 * DAY ? MONDAY : 0;
    for (let w = Math.ceil((wall(from) - origin) / step) * step + origin; ticks.length < 1000; w += step) {
      const t = unwall(w);
      if (!(t <= to)) break;
      if (t >= from && !(t <= ticks[ticks.length - 1])) ticks.push(t);
    }
    return ticks;
  }

  function monthTicksOf(from, to, months) {
    const ticks = [], first = at(from);
    for (let m = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months; ticks.length < 1000; m += months) {
      const t = unwall(Date.UTC(2000, m - 24000, 1));
      if (!(t <= to)) break;
      if (t >= from) ticks.push(t);
    }
    return ticks;
  }

  /** At round wall-clock times: the coarsest steps that have room, finer ones where there would be none. */
  function timeTicks(from, to, most) {
    const lengths = STEPS.concat(MONTHS.map((m) => m * MONTH));
    let i = lengths.findIndex((length) => (to - from) / length < most);
    if (i < 0) i = lengths.length - 1;
    for (; ; i--) {
      const ticks = i < STEPS.length ? ticksOf(from, to, STEPS[i]) : monthTicksOf(from, to, MONTHS[i - STEPS.length]);
      if (ticks.length || i === 0) return { ticks, step: lengths[i] };
    }
  }

  function tickLabel(t, step, before) {
    const d = at(t);
    if (step >= MONTH) return d.getUTCMonth() === 0 ? String(d.getUTCFullYear()) : MONTH_NAMES[d.getUTCMonth()];
    if (step >= DAY) return day(d) + (before != null && at(before).getUTCFullYear() !== d.getUTCFullYear() ? ' ' + d.getUTCFullYear() : '');
    return midnight(t) ? DAY_NAMES[d.getUTCDay()] + ' ' + day(d) : time(d, step);
  }
  const strong = (t, step) => (step < DAY && midnight(t)) || (step >= MONTH && step < 12 * MONTH && at(t).getUTCMonth() === 0);
  return { full, timeTicks, tickLabel, strong };
}

function valueTicks(low, high, most) {
  const raw = (high - low) / most, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw * (1 - 1e-9)) || 10 * power;
  const ticks = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9 && ticks.length < 40; n++) ticks.push(n * step);
  return ticks;
}

function valueLabels(ticks) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : Math.abs(ticks[0]) || 1;
  const largest = Math.max(...ticks.map(Math.abs));
  if (largest >= 1e12 || step < 1e-6) return ticks.map((v) => number(Math.abs(v) < step / 2 ? 0 : v));
  const [unit, suffix] = largest >= 1e9 ? [1e9, ' G'] : largest >= 1e6 ? [1e6, ' M'] : largest >= 1e4 ? [1e3, ' k'] : [1, ''];
  let decimals = 0;
  while (decimals < 8 && Math.abs(Math.round(step / unit * 10 ** decimals) / 10 ** decimals - step / unit) > step / unit * 1e-6) decimals++;
  return ticks.map((v) => Math.abs(v) < step / 2 ? '0' : (v / unit).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }) + suffix);
}
