package io.github.safeguardjdbc.agent;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is getting a physical connection. A driver that calls itself may cast it to its own type; a pool, whose own connections are
 * guarded when it hands them out, is better off with what it knows; safeguard itself guards it on its own.
 *
 * <p>Pools that are not known here are still guarded, below rather than above.
 */
final class Callers {
    private static final List<String> SAFEGUARD = List.of(
            "io.github.safeguardjdbc.Safeguard",
            "io.github.safeguardjdbc.connection.",
            "io.github.safeguardjdbc.liveness.",
            "io.github.safeguardjdbc.spring.");

    private static final List<String> POOLS = List.of(
            "com.zaxxer.hikari.",
            "org.apache.tomcat.jdbc.",
            "org.apache.tomcat.dbcp.",
            "org.apache.commons.dbcp2.",
            "org.apache.commons.dbcp.",
            "com.mchange.",
            "io.agroal.",
            "com.alibaba.druid.",
            "oracle.ucp.",
            "org.vibur.dbcp.",
            "org.jboss.jca.",
            "com.atomikos.",
            "bitronix.tm.");

    private static final String AGENT = Callers.class.getPackageName() + ".";
    private static final String DRIVER = "com.mysql.cj.";

    private Callers() {}

    /** Whether the method that hands out a connection, the first one on the stack that is not ours, is called by one of these. */
    static boolean wantItUnguarded() {
        return StackWalker.getInstance().walk(frames -> any(callers(frames)));
    }

    /** Whether it is called by safeguard in the application, which borrows another connection for one that was lost. */
    static boolean guardItThemselves() {
        return StackWalker.getInstance()
                .walk(frames -> callers(frames).findFirst().stream().anyMatch(name -> startsWith(SAFEGUARD, name)));
    }

    private static Stream<String> callers(Stream<StackWalker.StackFrame> frames) {
        return frames.map(StackWalker.StackFrame::getClassName)
                .dropWhile(name -> name.startsWith(AGENT))
                .skip(1);
    }

    private static boolean any(Stream<String> callers) {
        Iterator<String> names = callers.iterator();
        if (names.hasNext()) {
            String caller = names.next();
            if (caller.startsWith(DRIVER) || isKnown(caller)) {
                return true;
            }
        }
        while (names.hasNext()) {
            if (isKnown(names.next())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKnown(String name) {
        return startsWith(SAFEGUARD, name) || startsWith(POOLS, name);
    }

    private static boolean startsWith(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
