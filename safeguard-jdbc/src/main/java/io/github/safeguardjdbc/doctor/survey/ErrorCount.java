package io.github.safeguardjdbc.doctor.survey;

/**
 * How often the server has raised an error since it was started or the table truncated, by
 * {@code performance_schema.events_errors_summary_global_by_error}.
 *
 * @param number the error's number
 * @param name its name, as in {@code ER_NET_PACKET_TOO_LARGE}
 * @param raised how often
 * @param lastSeen the server's time of the last one
 */
public record ErrorCount(int number, String name, long raised, String lastSeen) {}
