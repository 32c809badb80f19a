package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.SQLException;

/**
 * The size of the application's own prepared statement with some parameters: a bound while that settles the question,
 * exact where it does not.
 *
 * @param sql as the driver sends it
 * @param binary the statement is prepared on the server
 */
record OwnSize(String sql, boolean binary, Encoding encoding, PacketLimit limit) {

    /**
     * Never less than the largest packet's payload unless that is unknown; exact if the bound does not fit. A value that is
     * sent ahead in pieces must fit as a whole.
     */
    long of(ParameterSet parameters) throws SQLException {
        if (binary) {
            long ahead = BinarySize.longestSentAhead(parameters, encoding);
            if (ahead > limit.usablePayload()) {
                return ahead;
            }
            long bound = BinarySize.upperBound(parameters, encoding);
            return limit.fits(bound) ? bound : BinarySize.exact(parameters, encoding);
        }
        long bound = TextSize.upperBound(sql, parameters, encoding);
        return limit.fits(bound) ? bound : TextSize.exact(sql, parameters, encoding);
    }
}
