package io.github.safeguardjdbc.doctor.explain;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.doctor.explain.Explanation.Plan;
import io.github.safeguardjdbc.packet.DriverVersion;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.NotSplittable;
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
            return new Explanation(part.line(), kind, bytes, Plan.REFUSED, oversize(part.sql(), inserts));
        }
        return inserts ? insert(part, kind, bytes) : new Explanation(part.line(), kind, bytes, Plan.DIRECT, "it fits");
    }

    /** Where plans for a single statement above the limit are to be chosen, once there are any; now it is refused. */
    private String oversize(String sql, boolean inserts) {
        String over = String.format(Locale.ROOT, "it exceeds the largest payload of %,d bytes", limit.usablePayload());
        if (!inserts) {
            return over;
        }
        ParsedInsert parsed = InsertShape.parse(sql, SqlMode.DEFAULT);
        if (parsed instanceof InsertShape shape) {
            return String.format(Locale.ROOT, "%s; as a batch of its %,d rows it may fit", over, shape.tuples());
        }
        return over + "; it cannot be cut because of " + ((NotSplittable) parsed).reason();
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
