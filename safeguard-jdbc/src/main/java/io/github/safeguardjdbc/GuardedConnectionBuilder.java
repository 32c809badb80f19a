package io.github.safeguardjdbc;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;

/** A connection builder whose connection is guarded. */
final class GuardedConnectionBuilder implements ConnectionBuilder {
    private final ConnectionBuilder delegate;
    private final ConnectionGuard guard;

    GuardedConnectionBuilder(ConnectionBuilder delegate, ConnectionGuard guard) {
        this.delegate = delegate;
        this.guard = guard;
    }

    @Override
    public ConnectionBuilder user(String username) {
        delegate.user(username);
        return this;
    }

    @Override
    public ConnectionBuilder password(String password) {
        delegate.password(password);
        return this;
    }

    @Override
    public ConnectionBuilder shardingKey(ShardingKey shardingKey) {
        delegate.shardingKey(shardingKey);
        return this;
    }

    @Override
    public ConnectionBuilder superShardingKey(ShardingKey superShardingKey) {
        delegate.superShardingKey(superShardingKey);
        return this;
    }

    @Override
    public Connection build() throws SQLException {
        return guard.open(delegate::build);
    }
}
