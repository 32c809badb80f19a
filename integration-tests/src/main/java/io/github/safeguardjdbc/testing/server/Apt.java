package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's apt with a state of its own: it reads the machine's list of sources (or another one) and keys, but
 * neither reads nor changes what is installed, so it needs neither root nor an earlier {@code apt-get update}.
 */
final class Apt {
    private static final Logger LOG = LoggerFactory.getLogger(Apt.class);

    // apt.conf(5). Preferences are set aside because a pin could hide what is wanted here.
    private static final String CONFIGURATION = """
            Dir::State "%1$s";
            Dir::State::status "%1$s/status";
            Dir::Cache "%1$s/cache";
            Dir::Etc::preferences "/dev/null";
            Dir::Etc::preferencesparts "/dev/null";
            APT::Architecture "amd64";
            APT::Architectures "amd64";
            APT::Sandbox::User "root"; // where root runs this, apt would switch to a user that cannot write here
            APT::Get::Show-User-Simulation-Note "false";
            Acquire::Languages "none";
            """;

    private final Path folder;

    private Apt(Path folder, String sources) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("lists/partial"));
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        Files.writeString(folder.resolve("status"), "");
        Files.writeString(folder.resolve("apt.conf"), CONFIGURATION.formatted(folder) + sources);
    }

    /** Returns one that knows the packages of the machine's own sources, and keeps its state in {@code folder}. */
    static Apt ofThisMachine(Path folder) throws IOException {
        Apt apt = new Apt(folder, "");
        try {
            apt.get(folder, "update");
        } catch (ServerUnavailableException e) {
            // A machine lives with a source that does not answer; what is wanted may come from another.
            LOG.warn("Not all package sources of this machine can be read: {}", e.getMessage());
        }
        return apt;
    }

    /** Returns one that knows the packages of {@code sourcesList} only, and keeps its state in {@code folder}. */
    static Apt ofSourcesList(Path folder, String sourcesList) throws IOException {
        Path file = Files.writeString(folder.resolve("sources.list"), sourcesList);
        Apt apt = new Apt(folder, "Dir::Etc::sourcelist \"" + file + "\";\nDir::Etc::sourceparts \"/dev/null\";\n");
        apt.get(folder, "update", "--error-on=any");
        return apt;
    }

    /** Returns the version of {@code name} and of each package it depends on, by package name. */
    Map<String, String> closure(String name) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        // "Inst libaio1 (0.3.113-4 Debian:12.0/stable [amd64])"
        get(folder, "install", "--simulate", "--no-install-recommends", name)
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length > 2 && words[0].equals("Inst"))
                .forEach(words -> versions.put(words[1], words[2].substring(1)));
        return versions;
    }

    /**
     * Downloads packages and unpacks the files of all of them into {@code target}.
     *
     * @param names their names, or regular expressions for them that begin with {@code ^} or end with {@code $}
     */
    void unpack(Collection<String> names, Path target) throws IOException {
        Path downloads = Files.createTempDirectory(folder, "downloads");
        List<String> arguments = new ArrayList<>(List.of("download"));
        arguments.addAll(names);
        get(downloads, arguments.toArray(String[]::new));
        try (Stream<Path> packages = Files.list(downloads)) {
            for (Path file : packages.sorted().toList()) {
                Command.run(downloads, List.of("dpkg-deb", "--extract", file.toString(), target.toString()));
            }
        }
    }

    private String get(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "-c=" + folder.resolve("apt.conf")));
        command.addAll(List.of(arguments));
        return Command.run(directory, command);
    }
}
