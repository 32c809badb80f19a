package io.github.safeguardjdbc.doctor.cli;

import io.github.safeguardjdbc.doctor.explain.Explanation;
import io.github.safeguardjdbc.doctor.explain.Explanation.Plan;
import io.github.safeguardjdbc.doctor.explain.ScriptExplainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would become of the statements of a script. */
@Command(
        name = "explain",
        description = "Says of each statement of a script what safeguard would do with it, without a server.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 70,
        footer = "Exit status: 0 all statements can be sent, 1 at least one is refused, 64 wrong arguments.")
final class ExplainCommand implements Callable<Integer> {
    private static final String UNITS = "KMG";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<file.sql>", description = "A script in UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--limit",
            defaultValue = "64M",
            description = "max_allowed_packet, in bytes or as 64K, 4M, 1G; 64M where it is left out.")
    private String limit = "64M";

    @Override
    public Integer call() throws IOException {
        List<Explanation> all = new ScriptExplainer(bytes()).explain(Files.readString(file));
        PrintWriter out = commandSpec().commandLine().getOut();
        out.printf(Locale.ROOT, "%6s  %-11s  %14s  %-8s  %s%n", "line", "kind", "bytes", "plan", "why");
        for (Explanation statement : all) {
            out.printf(
                    Locale.ROOT,
                    "%6d  %-11s  %,14d  %-8s  %s%n",
                    statement.line(),
                    statement.kind(),
                    statement.bytes(),
                    statement.plan(),
                    statement.reason());
        }
        out.flush();
        return all.stream().anyMatch(statement -> statement.plan() == Plan.REFUSED) ? 1 : 0;
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }

    private long bytes() {
        String text = limit.strip();
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        try {
            long number = Long.parseLong(unit < 0 ? text : text.substring(0, text.length() - 1));
            long bytes = Math.multiplyExact(number, 1L << (10 * (unit + 1)));
            if (bytes >= 1024 && bytes <= 1L << 30) {
                return bytes;
            }
        } catch (NumberFormatException | ArithmeticException notASize) {
            throw new ParameterException(commandSpec().commandLine(), wrongLimit(), notASize);
        }
        throw new ParameterException(commandSpec().commandLine(), wrongLimit());
    }

    private String wrongLimit() {
        return "--limit " + limit + " is no packet limit: 1,024 bytes to 1G, as in 262144, 256K or 4M";
    }
}
