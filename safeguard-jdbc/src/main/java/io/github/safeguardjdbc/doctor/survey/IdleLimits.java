package io.github.safeguardjdbc.doctor.survey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long what stands in front of MySQL in clouds lets a connection be idle, told by the server's name. */
public final class IdleLimits {
    private static final List<Known> ALL = List.of(
            new Known("RDS Proxy", "\\.proxy-[a-z0-9]+\\..*\\.rds\\.amazonaws\\.com", Duration.ofMinutes(30)),
            new Known("Network Load Balancer", "\\.elb\\..*amazonaws\\.com", Duration.ofSeconds(350)),
            new Known("Azure Load Balancer", "\\.database\\.azure\\.com", Duration.ofMinutes(4)));

    private IdleLimits() {}

    /**
     * One of them.
     *
     * @param name what it is called
     * @param pattern what the server's name has in it
     * @param limit after which it closes or forgets an idle connection, by its manual's default
     */
    public record Known(String name, String pattern, Duration limit) {}

    /** What the name of a server tells. */
    public static Optional<Known> of(String host) {
        return ALL.stream()
                .filter(known -> Pattern.compile(known.pattern).matcher(host).find())
                .findFirst();
    }
}
