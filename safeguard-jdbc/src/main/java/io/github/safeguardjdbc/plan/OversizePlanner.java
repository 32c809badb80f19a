package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.OversizeStatements;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to do with a single statement that fits no packet.
 *
 * @param setting what the user wants
 * @param payload bytes that its packet would have
 * @param assembleUpTo bytes from which on splitting costs the server less
 * @param keysRequested generated keys are asked for: only one statement is sure to make them consecutive
 */
public record OversizePlanner(OversizeStatements setting, long payload, long assembleUpTo, boolean keysRequested) {

    /** Asked only if the answer matters: it may take a question to the server. */
    @FunctionalInterface
    public interface SplittingSource {
        Splitting splitting() throws SQLException;
    }

    /**
     * The plan.
     *
     * @param assemblyObstacle why the server cannot put this statement together, as a clause; null if it is thought to
     */
    public OversizePlan plan(@Nullable String assemblyObstacle, SplittingSource source) throws SQLException {
        return switch (setting) {
            case REFUSE -> new OversizePlan.Refused("safeguard.oversizeStatements is refuse");
            case ASSEMBLE ->
                assemblyObstacle == null ? new OversizePlan.Assembled() : new OversizePlan.Refused(assemblyObstacle);
            case SPLIT -> split("safeguard.oversizeStatements is split", "", source.splitting());
            case AUTO -> auto(assemblyObstacle, source);
        };
    }

    private OversizePlan auto(@Nullable String assemblyObstacle, SplittingSource source) throws SQLException {
        if (assemblyObstacle != null) {
            return split(assemblyObstacle, assemblyObstacle + "; ", source.splitting());
        }
        if (keysRequested || payload <= assembleUpTo) {
            return new OversizePlan.Assembled();
        }
        return source.splitting() instanceof InsertSplitting splitting
                ? new OversizePlan.Chunked(splitting, "it is larger than safeguard.assembleUpTo")
                : new OversizePlan.Assembled();
    }

    private static OversizePlan split(String reason, String otherObstacle, Splitting splitting) {
        if (splitting instanceof InsertSplitting insert) {
            return new OversizePlan.Chunked(insert, reason);
        }
        String obstacle = ((Unsplittable) splitting).reason();
        return new OversizePlan.Refused(otherObstacle + "it cannot be split because of " + obstacle);
    }

    /** What would be done, in words that go on after "would", as far as it can be told without a question to the server. */
    public String advice() {
        return switch (setting) {
            case REFUSE -> "refuse it";
            case ASSEMBLE -> "have the server put it together from pieces";
            case SPLIT -> "split it if it is a multi-row INSERT, else refuse it";
            case AUTO ->
                keysRequested || payload <= assembleUpTo
                        ? "have the server put it together from pieces"
                        : "split it if it is a multi-row INSERT, else have the server put it together from pieces";
        };
    }
}
