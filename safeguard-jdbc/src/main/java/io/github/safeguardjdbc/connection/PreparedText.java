package io.github.safeguardjdbc.connection;

/**
 * What a statement was prepared from.
 *
 * @param sql the application's text
 * @param keysRequested generated keys were asked for, by flag, column names or column indexes
 */
record PreparedText(String sql, boolean keysRequested) {}
