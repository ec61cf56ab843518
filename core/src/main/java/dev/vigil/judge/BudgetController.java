package dev.vigil.judge;

import dev.vigil.model.Severity;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Spends a series' alert budget of X pages a week.
 *
 * <p>A balance b earns X a week up to C = max(1, X) and pays 1 for each page, down to −B with B =
 * max(1, 2X). So over any span T, on any data, there are at most X·T + B + C pages, and from the
 * first row on X·T + B. Which rows are worth it: the threshold falls while there is balance and
 * rises with debt, a start-up surcharge fades over two days (steeply during the second, where X is
 * 1 or more), and an integral price grows on series that are always in debt. A page opens an
 * episode of 24 hours; later crossings are updates, three at most, then muted. An episode may page
 * again once half the credit is free.
 *
 * <p>A score must reach 0.62 to be read at all, and none is read until 100 rows, or as many as the
 * user wants, and one day were seen. One owner.
 */
final class BudgetController {
  /** What is to be done about a row. */
  enum Step {
    SILENT,
    PAGE,
    UPDATE,
    /** A crossing that the episode has no more updates for. */
    MUTED,
    /** A crossing that was strong enough, and there was nothing left to pay with. */
    UNPAID
  }

  static final double FLOOR = 0.62;
  private static final double WEEK_MILLIS = 604_800_000;
  private static final double DAY_MILLIS = 86_400_000;

  /** Rows after which nothing more is asked of a series because it is new. */
  private static final int USUAL_LEARNING_ROWS = JudgeSpec.LEARNING_ROWS;

  /** The threshold of one page a week, and what it grows by as the budget falls to 1/e of it. */
  private static final double SCARCE_FROM = 0.8;

  private static final double SCARCITY = 0.6;
  private static final double CREDIT_SLOPE = 1;
  private static final double DEBT_SLOPE = 1.5;
  private static final double SURCHARGE = 2;
  private static final double SECOND_DAY_SURCHARGE = 1.5;

  /** Share of the earnings that repays a debt; the rest is kept, so that the rate stays under X. */
  private static final double REPAYMENT = 0.91;

  private static final int UPDATES = 3;
  private static final int BURST_ROWS = 50;
  private static final int FOLD_AT = 1 << 30;
  private static final double PRICE_STEP = 0.25;
  private static final double PRICE_CAP = 3;

  private final double perWeek;
  private final int learningRows;
  private final double credit;
  private final double carry;
  private final double threshold;
  private final double surchargeMillis;
  private final double priceStep;

  private double balance;
  private double price;
  private long first;
  private long newest;
  private long episodeStart;
  private int rows;
  private int episodeRow;
  private int updates;
  private int unpaidRow = -1000;

  /**
   * 1 for LOW to 4 for CRITICAL: the gravest crossing of a limit told in the episode; 0 if none.
   */
  private int gravestLimit;

  private boolean taught;

  /** Of the row last told, before it was paid for; for the record, and not kept. */
  private double balanceBefore;

  private double addedBefore;
  private double askedBefore;

  BudgetController(double perWeek) {
    this(perWeek, USUAL_LEARNING_ROWS);
  }

  /**
   * @param learningRows rows of learning; the bound on pages needs none of them
   */
  BudgetController(double perWeek, int learningRows) {
    this.perWeek = perWeek;
    this.learningRows = learningRows;
    credit = Math.max(1, 2 * perWeek);
    carry = Math.max(1, perWeek);
    double scarcity = Math.log(1 / perWeek);
    threshold = Math.max(FLOOR, SCARCE_FROM + SCARCITY * scarcity);
    priceStep = PRICE_STEP * (1 + Math.max(0, scarcity));
    surchargeMillis = 2 * DAY_MILLIS * (perWeek < 1 ? 1 + 0.6 * scarcity : 1);
  }

  /** Passes time and counts a row. */
  void advance(long now) {
    if (rows++ == 0) {
      first = newest = now;
    } else if (rows == FOLD_AT) {
      fold(FOLD_AT / 2);
    }
    pass(now);
  }

  /** Passes time without a row. */
  void pass(long now) {
    if (now > newest && rows > 0) {
      double earned = perWeek * ((double) now - newest) / WEEK_MILLIS;
      if (balance < 0 && perWeek >= 1) {
        earned *= REPAYMENT;
      }
      balance = Math.min(carry, balance + earned);
      price = Math.max(0, price - PRICE_STEP * 0.5 * earned);
      newest = now;
    }
  }

  /** Numbers rows anew, from so many fewer, before the numbers run out. */
  private void fold(int by) {
    rows -= by;
    episodeRow = episodeRow == 0 ? 0 : Math.max(1, episodeRow - by);
    unpaidRow = Math.max(-1000, unpaidRow - by);
  }

  /** Takes an earlier time for the right one: all ages stay what they are, and none is earned. */
  void setBack(long now) {
    long by = newest - now;
    first -= by;
    episodeStart -= by;
    newest = now;
  }

  /** Ends learning if history gave enough rows. */
  void endLearning() {
    taught = rows > learningRows;
  }

  /** Ends learning without the rows for it. */
  void excuseLearning() {
    rows = Math.max(rows, USUAL_LEARNING_ROWS + 1);
    taught = true;
  }

  boolean learning() {
    return !taught && (rows <= learningRows || age() < DAY_MILLIS);
  }

  /** Rows seen. */
  int rows() {
    return rows;
  }

  /** Rows still wanted, at the step seen so far, before learning ends; 0 when it has. */
  int remaining() {
    if (!learning()) {
      return 0;
    }
    double step = rows > 1 ? age() / (rows - 1) : 0;
    double ofTheDay = step > 0 ? Math.ceil((DAY_MILLIS - age()) / step) : 0;
    double most = Math.max(ofTheDay, (double) learningRows + 1 - rows);
    return (int) Math.max(1, Math.min(most, Integer.MAX_VALUE));
  }

  /** What to do about the row last counted. */
  Step step(double strength) {
    if (strength < FLOOR || learning()) {
      return Step.SILENT;
    }
    boolean inside = inEpisode();
    boolean again = balance >= 1 - credit / 2 && rows - episodeRow > BURST_ROWS;
    double asked = asked();
    note(asked);
    if ((!inside || again) && strength >= asked) {
      if (payable()) {
        return page();
      }
      if (!inside) {
        return unpaid();
      }
    }
    askedBefore = FLOOR;
    return inside ? update() : Step.SILENT;
  }

  private void note(double asked) {
    askedBefore = asked;
    balanceBefore = balance;
    addedBefore = price + surcharge();
  }

  /** What was asked of the strength that {@link #step} took last. */
  double askedBefore() {
    return askedBefore;
  }

  /** How the budget stood before the row last told was paid for. */
  JudgeStage.Account account(boolean page) {
    long since = page ? 0 : newest - episodeStart;
    return new JudgeStage.Account(
        perWeek, balanceBefore, addedBefore, page ? 0 : updates, rows, since);
  }

  /**
   * The pages a week under which a strength would not have been worth a page, had all else stood as
   * it did: {@link #asked} solved for the budget in its threshold.
   */
  static double quietUnder(JudgeStage.Ask ask, JudgeStage.Account account) {
    double credit = Math.max(1, 2 * account.perWeek());
    double threshold = ask.strength() / ask.factor() - account.added();
    threshold -= owed(account.balance(), credit);
    return Math.exp((SCARCE_FROM - threshold) / SCARCITY);
  }

  /** Whether a row of this strength would be worth a page, or an update. Changes nothing. */
  boolean strange(double strength) {
    return strength >= asked();
  }

  /**
   * A departure while learning: it must leave a page for what will be judged in full, so a series
   * with one to spend keeps it.
   */
  Step departure() {
    note(Double.NaN);
    return inEpisode() || balance >= 2 - credit - 1e-9 ? provisional() : Step.UNPAID;
  }

  /** A page that learning could not excuse, in the same budget. */
  Step provisional() {
    note(Double.NaN);
    if (inEpisode()) {
      return update();
    }
    return provisional(payable());
  }

  /** Beyond doubt: a page of its own, once the episode has no more updates for it. */
  Step fact() {
    note(Double.NaN);
    return inEpisode() && (updates < UPDATES || !payable()) ? update() : provisional(payable());
  }

  private Step provisional(boolean paid) {
    return paid ? page() : Step.UNPAID;
  }

  /**
   * A crossing of a user's own limit: told whatever is left, once an episode, and again if it is
   * graver than what the episode has told of limits so far.
   */
  Step limit(Severity severity) {
    note(Double.NaN);
    int rank = 1 + severity.ordinal();
    if (inEpisode() && rank <= gravestLimit) {
      return update();
    }
    openEpisode();
    gravestLimit = rank;
    return Step.PAGE;
  }

  /** How it stands, by name. */
  Map<String, Object> describe() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("rows", rows);
    described.put("learning", learning());
    described.put("remaining", remaining());
    described.put("pagesPerWeek", perWeek);
    described.put("balance", balance);
    double asked = asked();
    described.put("asked", asked);
    described.put("pagesFromScore", asked / (asked + FLOOR));
    described.put("inEpisode", inEpisode());
    return described;
  }

  /** Milliseconds from the first row to the newest. */
  private double age() {
    return (double) newest - first;
  }

  private boolean inEpisode() {
    return episodeRow > 0 && (double) newest - episodeStart <= DAY_MILLIS;
  }

  private double asked() {
    return Math.max(FLOOR, threshold + owed(balance, credit)) + price + surcharge();
  }

  private static double owed(double balance, double credit) {
    return balance < 0 ? DEBT_SLOPE * -balance / credit : -CREDIT_SLOPE * balance;
  }

  /** Nothing once enough history was given: its learning is over. */
  private double surcharge() {
    if (taught && rows > USUAL_LEARNING_ROWS) {
      return 0;
    }
    double age = age();
    double secondDay = perWeek < 1 ? 0 : Math.max(0, 2 - age / DAY_MILLIS);
    return SURCHARGE * Math.exp(-age / surchargeMillis) + SECOND_DAY_SURCHARGE * secondDay;
  }

  private boolean payable() {
    return balance >= 1 - credit - 1e-9;
  }

  private Step page() {
    balance -= 1;
    if (balance < -0.5 * credit) {
      price = Math.min(PRICE_CAP, price + priceStep);
    }
    return openEpisode();
  }

  private Step openEpisode() {
    episodeStart = newest;
    episodeRow = rows;
    updates = 0;
    gravestLimit = 0;
    return Step.PAGE;
  }

  private Step unpaid() {
    if (rows - unpaidRow > BURST_ROWS) {
      price = Math.min(PRICE_CAP, price + priceStep);
      unpaidRow = rows;
    }
    return Step.UNPAID;
  }

  private Step update() {
    return updates++ < UPDATES ? Step.UPDATE : Step.MUTED;
  }

  void save(StateWriter out) {
    out.part('B', 1).put(balance).put(price).put(first).put(newest).put(episodeStart);
    out.put(rows).put(episodeRow).put(updates).put(unpaidRow).put(gravestLimit).put(taught);
  }

  void load(StateReader in) {
    in.part('B', 1);
    double saved = in.getDouble("balance", Double::isFinite);
    balance = Math.max(-credit, Math.min(carry, saved)); // the budget may be another now
    price = in.getDouble("price", p -> p >= 0 && p <= PRICE_CAP);
    first = in.getLong();
    newest = in.getLong();
    episodeStart = in.getLong();
    rows = in.getInt("rows", 0, FOLD_AT - 1);
    episodeRow = in.getInt("row of the episode", 0, rows);
    updates = in.getInt("updates", 0, Integer.MAX_VALUE);
    unpaidRow = in.getInt("row not paid for", -1000, rows);
    gravestLimit = in.getInt("gravest limit", 0, Severity.values().length);
    taught = in.getBoolean();
  }
}
