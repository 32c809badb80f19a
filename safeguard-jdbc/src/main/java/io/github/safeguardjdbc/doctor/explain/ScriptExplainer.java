package io.github.safeguardjdbc.doctor.explain;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.doctor.explain.Explanation.Plan;
import io.github.safeguardjdbc.packet.DriverVersion;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.sql.SqlScript;
import io.github.safeguardjdbc.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says of each statement of a script what safeguard would do with it under a packet limit, without a server: its size is that
 * of a COM_QUERY in utf8mb4, and of tables nothing is known but what the statement itself says.
 */
public final class ScriptExplainer {
    private static final Encoding ENCODING = Encoding.defaultOf(new DriverVersion(26, 10));

    private final PacketLimit limit;

    /** @param maxAllowedPacket the server's limit in bytes, at least 1 */
    public ScriptExplainer(long maxAllowedPacket) {
        this.limit = new PacketLimit(maxAllowedPacket, false);
    }

    /** The statements of a script in their order. */
    public List<Explanation> explain(String script) {
        List<Explanation> all = new ArrayList<>();
        new SqlScript(script, SqlMode.DEFAULT).forEachRemaining(part -> all.add(explain(part)));
        return all;
    }

    private Explanation explain(SqlScript.Part part) {
        StatementKind kind = StatementKind.of(part.sql());
        long bytes = TextSize.exact(part.sql(), ENCODING);
        boolean inserts = kind == StatementKind.INSERT || kind == StatementKind.REPLACE;
        if (!limit.fits(bytes)) {
            return oversize(part, kind, bytes, inserts);
        }
        return inserts ? insert(part, kind, bytes) : new Explanation(part.line(), kind, bytes, Plan.DIRECT, "it fits");
    }

    /** By the default settings; whether the server prepares the statement, and has transactions for its table, is not known here. */
    private Explanation oversize(SqlScript.Part part, StatementKind kind, long bytes, boolean inserts) {
        String over = String.format(Locale.ROOT, "it exceeds the largest payload of %,d bytes", limit.usablePayload());
        if (isNeverPrepared(kind)) {
            return new Explanation(part.line(), kind, bytes, Plan.REFUSED, over + ", and MySQL does not prepare it");
        }
        boolean small = bytes <= SafeguardConfig.defaults().assembleUpTo();
        if (small || !inserts || !(InsertShape.parse(part.sql(), SqlMode.DEFAULT) instanceof InsertShape shape)) {
            return new Explanation(part.line(), kind, bytes, Plan.ASSEMBLED, over);
        }
        String rows = String.format(Locale.ROOT, "%s; its %,d rows share the statements", over, shape.tuples());
        return new Explanation(part.line(), kind, bytes, Plan.SPLIT, rows);
    }

    private static boolean isNeverPrepared(StatementKind kind) {
        return switch (kind) {
            case LOAD, LOCK, USE, PREPARED, TRANSACTION -> true;
            default -> false;
        };
    }

    private static Explanation insert(SqlScript.Part part, StatementKind kind, long bytes) {
        ParsedInsert parsed = InsertShape.parse(part.sql(), SqlMode.DEFAULT);
        if (!(parsed instanceof InsertShape shape) || shape.placeholders() == 0) {
            return new Explanation(part.line(), kind, bytes, Plan.DIRECT, "it fits");
        }
        String obstacle = InsertRewrite.obstacleInText(shape, BatchRewrite.EXACT);
        return obstacle == null
                ? new Explanation(
                        part.line(),
                        kind,
                        bytes,
                        Plan.BATCHED,
                        "rows of a batch share statements if the table is InnoDB")
                : new Explanation(part.line(), kind, bytes, Plan.DIRECT, "rows of a batch travel alone: " + obstacle);
    }
}
