package io.github.safeguardjdbc.driver;

import com.mysql.cj.BindValue;
import com.mysql.cj.MysqlType;
import com.mysql.cj.protocol.a.NativePacketPayload;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The literals of parameters that the driver would have sent in the binary protocol.
 *
 * <p>A FLOAT or DOUBLE is a double to the server ({@code Item_param::set_double} in item.cc), and 0.1f is 0.10000000149011612.
 * The literal that the driver writes of it, {@code 0.1}, is a decimal, rounded otherwise; with an exponent it is a double again. Of a
 * BigInteger 64 bits travel.
 */
final class BinaryLiteral {
    private static final int USUAL_LENGTH = 64;

    private BinaryLiteral() {}

    /** @param binary in place of the binary protocol; else what the driver writes */
    static byte[] of(BindValue value, boolean binary) {
        if (binary && value.getValue() instanceof Number number) {
            int type = value.getFieldType();
            if (type == MysqlType.FIELD_TYPE_FLOAT) {
                return literal(number.floatValue());
            }
            if (type == MysqlType.FIELD_TYPE_DOUBLE) {
                return literal(number.doubleValue());
            }
            if (type == MysqlType.FIELD_TYPE_LONGLONG && number instanceof BigInteger) {
                return bytes(
                        value.getMysqlType() == MysqlType.BIGINT_UNSIGNED
                                ? Long.toUnsignedString(number.longValue())
                                : Long.toString(number.longValue()));
            }
        }
        NativePacketPayload packet = new NativePacketPayload(USUAL_LENGTH);
        value.writeAsText(packet);
        return Arrays.copyOf(packet.getByteBuffer(), packet.getPosition());
    }

    private static byte[] literal(double value) {
        String digits = Double.toString(value);
        return bytes(digits.indexOf('E') < 0 ? digits + "E0" : digits);
    }

    private static byte[] bytes(String literal) {
        return literal.getBytes(StandardCharsets.US_ASCII);
    }
}
