package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Debian archive, by way of the mirror that this machine uses itself. */
final class DebianArchive {
    private static final List<String> KEYRINGS =
            List.of("/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp");

    private DebianArchive() {}

    /**
     * Returns an {@link Apt} that knows the packages of {@code suite}.
     *
     * <p>Of the machine's sources, the first that has this suite under a signature of Debian's own keys is the one: it
     * is what tells Debian's mirrors from the many other archives that a machine may list.
     */
    static Apt suite(String suite, Path folder) throws IOException {
        String keyring = KEYRINGS.stream()
                .filter(file -> Files.exists(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new ServerUnavailableException("This is no Debian system: it has no "
                        + KEYRINGS.get(0) + " (package debian-archive-keyring)"));
        List<String> failures = new ArrayList<>();
        for (String archive : archives(folder)) {
            Path state = Files.createTempDirectory(folder, "apt");
            try {
                return Apt.ofSourcesList(
                        state, "deb [arch=amd64 signed-by=" + keyring + "] " + archive + " " + suite + " main\n");
            } catch (ServerUnavailableException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        throw new ServerUnavailableException("No configured source of packages has Debian's suite " + suite
                + (failures.isEmpty() ? "" : ":\n" + String.join("\n", failures)));
    }

    /** Returns the addresses of the archives in the machine's sources, of whatever format, as apt reads them. */
    private static List<String> archives(Path folder) throws IOException {
        String targets = Command.run(
                folder,
                List.of(
                        "apt-get",
                        "indextargets",
                        "--no-release-info",
                        "--format",
                        "$(REPO_URI) $(RELEASE) $(COMPONENT)",
                        "Created-By: Packages"));
        return archives(targets);
    }

    /** Returns the addresses in lines of {@code <address> <suite> <component>} that may be a whole Debian archive. */
    static List<String> archives(String targets) {
        return targets.lines().flatMap(DebianArchive::archive).distinct().toList();
    }

    private static Stream<String> archive(String target) {
        String[] words = target.split(" ", -1);
        // A suite such as bookworm-security or bookworm-updates may lie in an archive of its own, which has no sid.
        boolean whole = words.length == 3 && !words[1].matches(".*[-/].*") && words[2].equals("main");
        return whole && !words[0].startsWith("cdrom:") ? Stream.of(words[0]) : Stream.empty();
    }
}
