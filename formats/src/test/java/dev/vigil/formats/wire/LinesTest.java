package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The line protocols of Influx and of Graphite. */
class LinesTest {
  private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(42));
  private final InfluxLines influx = new InfluxLines(clock);
  private final GraphiteLines graphite = new GraphiteLines(clock);

  @Test
  void each_field_of_an_influx_line_is_a_series() throws WireException {
    String body =
        """
        cpu,host=a,core=1 user=1.5,system=2i,on=t,value=7u 1700000000123456789
        # a comment

        mem free=-3e2\r
        mem free=4 -1000001\
        """;
    assertThat(Rows.of(Rows.read(influx, body)))
        .containsExactly(
            "cpu_user{core=\"1\",host=\"a\"} 1700000000123 1.5",
            "cpu_system{core=\"1\",host=\"a\"} 1700000000123 2.0",
            "cpu_on{core=\"1\",host=\"a\"} 1700000000123 1.0",
            "cpu{core=\"1\",host=\"a\"} 1700000000123 7.0",
            "mem_free 42 -300.0",
            "mem_free -2 4.0");
  }

  @Test
  void backslashes_and_quotes_take_the_meaning_from_signs() throws WireException {
    String body =
        "my\\ cpu\\,x,ho\\=st=a\\ b f\\=1=1,note=\"a \\\"quoted\\\", x=1 \n line\",f2=2 5\n"
            + "m f=3 6";
    PointBatch batch = Rows.read(influx, body);
    assertThat(Rows.of(batch))
        .containsExactly(
            "my cpu,x_f=1{ho=st=\"a b\"} 0 1.0", "my cpu,x_f2{ho=st=\"a b\"} 0 2.0", "m_f 0 3.0");
    assertThat(batch.refusals().count(RowFault.TEXT_FIELD)).isEqualTo(1);
    assertThat(batch.refusals().refused()).isZero();
  }

  @Test
  void influx_times_are_read_in_the_unit_that_is_told() throws WireException {
    String[] units = {"ns", "us", "ms", "s", "m", "h"};
    String[] counts = {"7200000000000", "7200000000", "7200000", "7200", "120", "2"};
    for (int i = 0; i < units.length; i++) {
      influx.in(InfluxPrecision.of(units[i]));
      assertThat(Rows.of(Rows.read(influx, "m f=1 " + counts[i])))
          .containsExactly("m_f 7200000 1.0");
    }
    assertThat(InfluxPrecision.of(null)).isEqualTo(InfluxPrecision.NANOS);
    assertThatThrownBy(() -> InfluxPrecision.of("year")).isInstanceOf(WireException.class);
  }

  @Test
  void bad_influx_lines_are_refused_and_the_others_are_taken() throws WireException {
    String body =
        """
        good f=1 1000000
        nofields
        ,tag=a f=1
        m f=
        m f="open
        m f=1 soon
        m f=12x,g=2 1000000
        m,tag f=1
        """;
    PointBatch batch = Rows.read(influx, body);
    assertThat(Rows.of(batch)).containsExactly("good_f 1 1.0", "m_g 1 2.0");
    assertThat(batch.refusals().listed())
        .containsExactly(
            new Refusal(1, "the line cannot be read: there are no fields"),
            new Refusal(2, "the line cannot be read: there is no measurement"),
            new Refusal(3, "the line cannot be read: a field has no name or no value"),
            new Refusal(4, "the line cannot be read: a quote is not closed"),
            new Refusal(5, "the line cannot be read: the time is no whole number"),
            new Refusal(6, "the value is not a number"),
            new Refusal(7, "the labels are not names with texts"));
  }

  @Test
  void a_body_without_any_influx_line_is_malformed() {
    assertThatThrownBy(() -> Rows.read(influx, "hello\nworld"))
        .isInstanceOf(WireException.class)
        .hasMessage("byte 5: no line protocol: there are no fields");
  }

  @Test
  void graphite_lines_are_read_with_tags_and_times() throws WireException {
    String body =
        """
        servers.a.load 0.5 1700000000
        disk.used;host=a;mount=/x=y  7e3\t1700000000.123\r
        now.one 1 -1
        now.two 2 N
        now.three 3
        last nan 3\
        """;
    assertThat(Rows.of(Rows.read(graphite, body)))
        .containsExactly(
            "servers.a.load 1700000000000 0.5",
            "disk.used{host=\"a\",mount=\"/x=y\"} 1700000000123 7000.0",
            "now.one 42 1.0",
            "now.two 42 2.0",
            "now.three 42 3.0",
            "last 3000 NaN");
  }

  @Test
  void bad_graphite_lines_are_refused_and_the_next_is_read() throws WireException {
    String body = "a\nb x 1\nc 1 soon\nd 1 2 3\ne;tag 1 2\n;t=v 1 2\ngood 1 2\n";
    PointBatch batch = Rows.read(graphite, body);
    assertThat(Rows.of(batch)).containsExactly("good 2000 1.0");
    assertThat(batch.refusals().listed())
        .extracting(Refusal::reason)
        .containsExactly(
            "the value is missing",
            "the value is not a number",
            "the timestamp is neither epoch milliseconds nor ISO-8601",
            "the line cannot be read: name, value and time are expected",
            "the labels are not names with texts",
            "the metric's name is missing");
  }

  @Test
  void graphite_lines_may_be_cut_anywhere() throws WireException {
    byte[] body = "a.b 1 1\nc;x=y 2.5 2\n\nd 3 3".getBytes(UTF_8);
    for (int cut = 0; cut <= body.length; cut++) {
      for (int second = cut; second <= body.length; second++) {
        PointBatch batch = new PointBatch(WireLimits.usual());
        GraphiteLines lines = new GraphiteLines(clock);
        lines.feed(body, 0, cut, batch);
        lines.feed(body, cut, second, batch);
        lines.feed(body, second, body.length, batch);
        lines.end(batch);
        assertThat(Rows.of(batch))
            .containsExactly("a.b 1000 1.0", "c{x=\"y\"} 2000 2.5", "d 3000 3.0");
      }
    }
  }

  @Test
  void an_endless_graphite_line_takes_no_memory_and_costs_only_itself() throws WireException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    byte[] piece = "x".repeat(10_000).getBytes(UTF_8);
    for (int i = 0; i < 100; i++) {
      graphite.feed(piece, 0, piece.length, batch);
    }
    byte[] rest = " 1 1\nafter 1 1\n".getBytes(UTF_8);
    graphite.feed(rest, 0, rest.length, batch);
    assertThat(Rows.of(batch)).containsExactly("after 1000 1.0");
    assertThat(batch.refusals().count(RowFault.LONG_LINE)).isEqualTo(1);
  }
}
