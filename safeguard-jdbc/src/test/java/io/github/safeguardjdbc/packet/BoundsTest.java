package io.github.safeguardjdbc.packet;

import static io.github.safeguardjdbc.packet.Sample.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final String CHARACTERS = "az'\"\\\n\0\u001A\u00A5\u00E4\u20AC\u4E2D\uD83D\uDE00\uD83D";

    @Test
    void bounds_of_strings_and_bytes_are_never_below_the_exact_size() throws SQLException {
        Random random = new Random(11);
        for (Encoding encoding : Sample.encodings()) {
            for (int i = 0; i < 30; i++) {
                String text = randomText(random);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertBound(parameters(Setter.STRING, text), encoding);
                assertBound(parameters(Setter.NSTRING, text), encoding);
                assertBound(parameters(Setter.OBJECT, text), encoding);
                assertBound(parameters(Setter.BYTES, bytes), encoding);
                assertBound(parameters(Setter.OBJECT_TYPED, new TypedObject(text, Types.VARCHAR, null)), encoding);
            }
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        String alphabet = CHARACTERS.substring(random.nextInt(CHARACTERS.length()));
        for (int length = random.nextInt(40); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static void assertBound(Parameters parameters, Encoding encoding) throws SQLException {
        assertThat(TextSize.upperBound("?", parameters, encoding))
                .as("%s %s", encoding, parameters.value(0))
                .isGreaterThanOrEqualTo(TextSize.exact("?", parameters, encoding));
        assertThat(BinarySize.upperBound(parameters, encoding))
                .as("%s %s", encoding, parameters.value(0))
                .isGreaterThanOrEqualTo(BinarySize.exact(parameters, encoding));
    }

    @Test
    void a_decimal_named_by_text_is_unknown_until_it_is_read() throws SQLException {
        Parameters parameters = parameters(Setter.OBJECT_TYPED, new TypedObject("1e1000000", Types.DECIMAL, null));

        assertThat(TextSize.literalsUpperBound(parameters, Sample.UTF_8)).isEqualTo(Size.UNKNOWN);
        assertThat(TextSize.literals(parameters, Sample.UTF_8)).isEqualTo(1_000_001);
    }

    @Test
    void values_that_the_driver_will_refuse_have_no_size_of_their_own() throws SQLException {
        Parameters noDecimal = parameters(Setter.OBJECT_TYPED, new TypedObject("x", Types.DECIMAL, null));
        Parameters noTime = parameters(Setter.OBJECT, Duration.ofSeconds(Long.MIN_VALUE));

        assertThat(TextSize.literals(noDecimal, Sample.UTF_8)).isEqualTo(Size.UNKNOWN);
        assertThat(BinarySize.values(noDecimal, Sample.UTF_8)).isEqualTo(Size.UNKNOWN);
        assertThat(TextSize.literals(noTime, Sample.UTF_8)).isEqualTo(Temporals.LONGEST_LITERAL);
        assertThat(BinarySize.values(noTime, Sample.UTF_8)).isEqualTo(13);
    }

    @Test
    void many_unknown_sizes_do_not_overflow() {
        Parameters parameters = new Parameters();
        for (int i = 1; i <= 65_535; i++) {
            parameters.set(i, Setter.BINARY_STREAM, new ByteArrayInputStream(new byte[0]));
        }

        assertThat(TextSize.upperBound("?", parameters, Sample.UTF_8)).isEqualTo(Size.UNKNOWN);
    }

    @Test
    void bounds_of_ordinary_parameters_allocate_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Parameters parameters = parameters(Setter.LONG, 1L);
        parameters.set(2, Setter.STRING, "text");
        parameters.set(3, Setter.BIG_DECIMAL, new BigDecimal("12.34"));
        parameters.set(4, Setter.TIMESTAMP, new Timestamp(0));
        parameters.set(5, Setter.OBJECT, 5);
        long sum = bounds(parameters, 1000);

        long before = threads.getCurrentThreadAllocatedBytes();
        sum += bounds(parameters, 1000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(sum).isPositive();
        assertThat(allocated).isLessThan(1000);
    }

    private static long bounds(Parameters parameters, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += TextSize.upperBound("INSERT INTO t VALUES (?,?,?,?,?)", parameters, Sample.UTF_8);
            sum += BinarySize.upperBound(parameters, Sample.UTF_8);
        }
        return sum;
    }
}
