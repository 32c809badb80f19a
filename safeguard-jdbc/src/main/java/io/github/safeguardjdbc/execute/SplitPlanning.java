package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.InsertSplitting;
import io.github.safeguardjdbc.plan.SessionFacts;
import io.github.safeguardjdbc.plan.Splitting;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.plan.Unsplittable;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.Row;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a statement may be sent as several: reads its text, asks the server for its table. */
final class SplitPlanning {
    private static final Logger log = LoggerFactory.getLogger(SplitPlanning.class);

    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final OversizeRequest request;

    SplitPlanning(PhysicalConnection physical, SafeguardConfig config, OversizeRequest request) {
        this.physical = physical;
        this.config = config;
        this.request = request;
    }

    Splitting splitting() throws SQLException {
        StatementKind kind = StatementKind.of(request.sql());
        if (kind != StatementKind.INSERT && kind != StatementKind.REPLACE) {
            return new Unsplittable("its kind: only INSERT and REPLACE can be");
        }
        if (!Objects.equals(physical.driver().database(), DriverConnection.databaseOf(request.statement()))) {
            return new Unsplittable("another current database than the one that the statement belongs to");
        }
        if (!physical.encoding().charset().keepsAsciiApart()) {
            return new Unsplittable("a character set in which a yen sign is sent as a backslash");
        }
        if (physical.driver().settings().truncationIsFailure()) {
            return new Unsplittable("failures that the driver makes of warnings, after the server has kept the rows");
        }
        if (hasOthersInBinary()) {
            return new Unsplittable(
                    "FLOAT, DOUBLE or BigInteger parameters of the binary protocol, which mean something else in a text");
        }
        try {
            return read();
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e)) {
                throw e;
            }
            log.debug("The definition of the table cannot be read; the statement is not split", e);
            return new Unsplittable("a table whose definition cannot be read");
        }
    }

    private boolean hasOthersInBinary() throws SQLException {
        Row parameters = request.parameters();
        if (parameters == null || !DriverConnection.isPreparedOnServer(request.statement())) {
            return false;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (isOtherInBinary(parameters.setter(i), parameters.value(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOtherInBinary(@Nullable Setter setter, @Nullable Object value) {
        if (value instanceof TypedObject typed) {
            return isDouble(
                    typed.targetType() instanceof SQLType type ? type.getVendorTypeNumber() : typed.targetType());
        }
        return setter == Setter.FLOAT
                || setter == Setter.DOUBLE
                || value instanceof Float
                || value instanceof Double
                || value instanceof BigInteger;
    }

    private static boolean isDouble(Object jdbcType) {
        return jdbcType.equals(Types.FLOAT) || jdbcType.equals(Types.REAL) || jdbcType.equals(Types.DOUBLE);
    }

    private Splitting read() throws SQLException {
        SessionFacts session = physical.inserts().session();
        ParsedInsert parsed = InsertShape.parse(request.sql(), session.sqlMode());
        TableFacts table = null;
        if (parsed instanceof InsertShape shape) {
            int parameters =
                    request.parameters() == null ? 0 : request.parameters().size();
            if (shape.placeholders() != parameters) {
                return new Unsplittable("placeholders that the driver and the server count differently");
            }
            table = physical.inserts()
                    .table(
                            physical.driver().database(),
                            shape.head().schema(),
                            shape.head().table(),
                            session.sqlMode());
        }
        return InsertSplitting.of(parsed, table, session, config.splitInserts(), request.keysRequested());
    }
}
