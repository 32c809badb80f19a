package io.github.safeguardjdbc.doctor.cli;

import io.github.safeguardjdbc.Symptom;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the errors by their codes. */
@Command(
        name = "errors",
        description = "Says what an error proves, what safeguard does about it, and what remains to be done.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 64)
final class ErrorsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<code>",
            description = "A code as in SG-1153, or a MySQL error number; without it all are shown.")
    private @Nullable String code;

    @Override
    public Integer call() {
        PrintWriter out =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
        String wanted = code;
        if (wanted == null) {
            out.print(Symptom.catalogue());
            out.flush();
            return 0;
        }
        Symptom symptom = Symptom.ofCode(wanted)
                .or(() -> wanted.matches("[0-9]{4}")
                        ? Symptom.ofError(Integer.parseInt(wanted))
                        : Symptom.ofCode("SG-" + wanted))
                .orElse(null);
        out.println(symptom == null ? wanted + " is not in the catalogue" : symptom.markdown());
        out.flush();
        return symptom == null ? 1 : 0;
    }
}
