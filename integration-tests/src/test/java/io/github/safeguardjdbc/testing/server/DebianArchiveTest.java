package io.github.safeguardjdbc.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebianArchiveTest {
    @Test
    void asksEachArchiveThatMayHaveEverySuiteOnce() {
        String targets = """
                http://mirror.example/debian/ bookworm main
                http://mirror.example/debian/ bookworm main
                http://mirror.example/debian/ bookworm contrib
                http://mirror.example/debian/ bookworm-updates main
                http://mirror.example/debian-security/ bookworm-security main
                http://old.example/debian-security/ buster/updates main
                cdrom:[Debian]/ bookworm main
                https://packages.example/apt/ tool-bookworm main
                https://packages.example/docker/ bookworm stable
                https://wine.example/debian/ bookworm main
                """;

        assertThat(DebianArchive.archives(targets))
                .containsExactly("http://mirror.example/debian/", "https://wine.example/debian/");
    }
}
