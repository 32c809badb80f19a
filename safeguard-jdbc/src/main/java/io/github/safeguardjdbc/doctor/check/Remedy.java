package io.github.safeguardjdbc.doctor.check;

/**
 * What mends a finding, ready to be used.
 *
 * @param kind where it belongs
 * @param text a statement, a {@code name=value} or, for {@link Kind#ACTION}, words
 */
public record Remedy(Kind kind, String text) {

    /** Where a remedy belongs. */
    public enum Kind {
        /** A statement for the server that the finding is about. */
        STATEMENT("on the server"),
        /** A line of the server's configuration, which needs a restart. */
        SERVER_OPTION("in my.cnf, then restart"),
        /** A property of the JDBC URL. */
        URL("in the JDBC URL"),
        /** A setting of safeguard. */
        SAFEGUARD("in safeguard's settings"),
        /** A property of HikariCP. */
        POOL("in the pool's configuration"),
        /** Something to do. */
        ACTION("to do");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        /** In words. */
        public String place() {
            return place;
        }
    }

    static Remedy statement(String sql) {
        return new Remedy(Kind.STATEMENT, sql);
    }

    /** Survives a restart, and reaches sessions that begin later. */
    static Remedy persist(String variable, Object value) {
        return statement("SET PERSIST " + variable + " = " + value);
    }

    static Remedy option(String nameAndValue) {
        return new Remedy(Kind.SERVER_OPTION, nameAndValue);
    }

    static Remedy url(String nameAndValue) {
        return new Remedy(Kind.URL, nameAndValue);
    }

    static Remedy safeguard(String nameAndValue) {
        return new Remedy(Kind.SAFEGUARD, nameAndValue);
    }

    static Remedy pool(String nameAndValue) {
        return new Remedy(Kind.POOL, nameAndValue);
    }

    static Remedy action(String words) {
        return new Remedy(Kind.ACTION, words);
    }
}
