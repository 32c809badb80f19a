package io.github.safeguardjdbc.plan;

import static io.github.safeguardjdbc.plan.ColumnType.BINARY;
import static io.github.safeguardjdbc.plan.ColumnType.CHARACTER;
import static io.github.safeguardjdbc.plan.ColumnType.DATE;
import static io.github.safeguardjdbc.plan.ColumnType.DATETIME;
import static io.github.safeguardjdbc.plan.ColumnType.DECIMAL;
import static io.github.safeguardjdbc.plan.ColumnType.FLOATING_POINT;
import static io.github.safeguardjdbc.plan.ColumnType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BinaryConversionTest {

    /** The only combinations that were compared on a server; for all others there is no entry. */
    private static final Map<Setter, Set<ColumnType>> COMPARED = Map.of(
            Setter.BOOLEAN, EnumSet.of(INTEGER, DECIMAL),
            Setter.BYTE, EnumSet.of(INTEGER, DECIMAL),
            Setter.SHORT, EnumSet.of(INTEGER, DECIMAL),
            Setter.INT, EnumSet.of(INTEGER, DECIMAL),
            Setter.LONG, EnumSet.of(INTEGER, DECIMAL),
            Setter.BIG_DECIMAL, EnumSet.of(DECIMAL),
            Setter.DOUBLE, EnumSet.of(FLOATING_POINT),
            Setter.STRING, EnumSet.of(CHARACTER));

    private static final Map<Setter, Set<ColumnType>> COMPARED_TOO = Map.of(
            Setter.BYTES, EnumSet.of(BINARY),
            Setter.DATE, EnumSet.of(DATE),
            Setter.TIMESTAMP, EnumSet.of(DATETIME));

    private static final Set<Setter> OF_NULLS = EnumSet.of(Setter.NULL, Setter.NULL_NAMED);

    /** Setters whose recorded argument may be a plain null where the conversion of a value would be known. */
    private static final Set<Setter> NULLABLE =
            EnumSet.of(Setter.BIG_DECIMAL, Setter.STRING, Setter.BYTES, Setter.DATE, Setter.TIMESTAMP, Setter.OBJECT);

    @ParameterizedTest
    @EnumSource
    void aValueIsBinaryOnlyWhereItWasCompared(Setter setter) {
        Set<ColumnType> known =
                COMPARED.getOrDefault(setter, COMPARED_TOO.getOrDefault(setter, EnumSet.noneOf(ColumnType.class)));

        for (ColumnType column : ColumnType.values()) {
            assertThat(BinaryConversion.sameAsLiteral(setter, new Object(), column))
                    .as("%s into %s", setter, column)
                    .isEqualTo(known.contains(column) || OF_NULLS.contains(setter));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNullIsTheSameForEveryColumn(ColumnType column) {
        assertThat(OF_NULLS).allMatch(setter -> BinaryConversion.sameAsLiteral(setter, 4, column));
        assertThat(NULLABLE).allMatch(setter -> BinaryConversion.sameAsLiteral(setter, null, column));
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                arguments(1, EnumSet.of(INTEGER, DECIMAL)),
                arguments(1L, EnumSet.of(INTEGER, DECIMAL)),
                arguments((short) 1, EnumSet.of(INTEGER, DECIMAL)),
                arguments((byte) 1, EnumSet.of(INTEGER, DECIMAL)),
                arguments(BigDecimal.ONE, EnumSet.of(DECIMAL)),
                arguments(1.5, EnumSet.of(FLOATING_POINT)),
                arguments("text", EnumSet.of(CHARACTER)),
                arguments(new byte[1], EnumSet.of(BINARY)),
                arguments(LocalDate.EPOCH, EnumSet.of(DATE)),
                arguments(new Date(0), EnumSet.of(DATE)),
                arguments(new Timestamp(0), EnumSet.of(DATETIME)),
                arguments(LocalDateTime.MIN, EnumSet.of(DATETIME)),
                arguments(1.5f, EnumSet.noneOf(ColumnType.class)),
                arguments(BigInteger.ONE, EnumSet.noneOf(ColumnType.class)),
                arguments(true, EnumSet.noneOf(ColumnType.class)),
                arguments('c', EnumSet.noneOf(ColumnType.class)),
                arguments(new Time(0), EnumSet.noneOf(ColumnType.class)),
                arguments(LocalTime.NOON, EnumSet.noneOf(ColumnType.class)),
                arguments(Instant.EPOCH, EnumSet.noneOf(ColumnType.class)),
                arguments(OffsetDateTime.MIN, EnumSet.noneOf(ColumnType.class)),
                arguments(new UUID(1, 2), EnumSet.noneOf(ColumnType.class)));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void anObjectGoesByItsClass(Object value, Set<ColumnType> known) {
        assertThat(ColumnType.values())
                .filteredOn(column -> BinaryConversion.sameAsLiteral(Setter.OBJECT, value, column))
                .hasSameElementsAs(known);
    }

    @Test
    void anObjectWithATypeIsSentAsText() {
        assertThat(BinaryConversion.sameAsLiteral(
                        Setter.OBJECT_TYPED, new TypedObject(1, Types.INTEGER, null), INTEGER))
                .isFalse();
    }
}
