package io.github.safeguardjdbc.doctor.survey;

/**
 * A client host that the server remembers with connection errors, by {@code performance_schema.host_cache}.
 *
 * @param host its address
 * @param errors interrupted handshakes without a successful one between; at {@code max_connect_errors} the host is blocked
 * @param refused how many connections were refused because it was blocked
 */
public record BlockedHost(String host, long errors, long refused) {}
