package io.github.safeguardjdbc.driver;

/**
 * What tells the sessions of a connection apart that changes between hosts.
 *
 * @param host with its port: each server numbers its sessions from 1
 * @param id the server's number for the session
 */
public record SessionKey(String host, long id) {}
