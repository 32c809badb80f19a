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

    private final Path folder;
    private final List<String> sources;

    private Apt(Path folder, List<String> sources) throws IOException {
        this.folder = folder;
        this.sources = sources;
        Files.createDirectories(folder.resolve("lists/partial"));
        Files.createDirectories(folder.resolve("cache/archives/partial"));
        Files.writeString(folder.resolve("status"), "");
    }

    /** Returns one that knows the packages of the machine's own sources, and keeps its state in {@code folder}. */
    static Apt ofThisMachine(Path folder) throws IOException {
        Apt apt = new Apt(folder, List.of());
        try {
            apt.get("update");
        } catch (ServerUnavailableException e) {
            // A machine lives with a source that does not answer; what is wanted may come from another.
            LOG.warn("Not all package sources of this machine can be read: {}", e.getMessage());
        }
        return apt;
    }

    /** Returns one that knows the packages of {@code sourcesList} only, and keeps its state in {@code folder}. */
    static Apt ofSourcesList(Path folder, String sourcesList) throws IOException {
        Path file = folder.resolve("sources.list");
        Apt apt =
                new Apt(folder, List.of("-o", "Dir::Etc::sourcelist=" + file, "-o", "Dir::Etc::sourceparts=/dev/null"));
        Files.writeString(file, sourcesList);
        apt.get("update", "--error-on=any");
        return apt;
    }

    /** Returns the version of {@code name} and of each package it depends on, by package name. */
    Map<String, String> closure(String name) throws IOException {
        Map<String, String> versions = new LinkedHashMap<>();
        // "Inst libaio1 (0.3.113-4 Debian:12.0/stable [amd64])"
        get("install", "--simulate", "--no-install-recommends", name)
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length > 2 && words[0].equals("Inst"))
                .forEach(words -> versions.put(words[1], words[2].substring(1)));
        return versions;
    }

    /** Downloads packages and unpacks the files of all of them into {@code target}. */
    void unpack(Collection<String> names, Path target) throws IOException {
        Path downloads = Files.createTempDirectory(folder, "downloads");
        List<String> arguments = new ArrayList<>(List.of("download"));
        arguments.addAll(names);
        run(downloads, arguments);
        try (Stream<Path> packages = Files.list(downloads)) {
            for (Path file : packages.sorted().toList()) {
                Command.run(downloads, List.of("dpkg-deb", "--extract", file.toString(), target.toString()));
            }
        }
    }

    private String get(String... arguments) throws IOException {
        return run(folder, List.of(arguments));
    }

    private String run(Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "apt-get",
                "-q",
                "-o",
                "Dir::State=" + folder,
                "-o",
                "Dir::State::status=" + folder.resolve("status"),
                "-o",
                "Dir::Cache=" + folder.resolve("cache"),
                "-o",
                "Dir::Etc::preferences=/dev/null",
                "-o",
                "Dir::Etc::preferencesparts=/dev/null",
                // Under root, apt would switch to a user that cannot write here.
                "-o",
                "APT::Sandbox::User=root",
                "-o",
                "Acquire::Languages=none"));
        command.addAll(sources);
        command.addAll(arguments);
        return Command.run(directory, command);
    }
}
