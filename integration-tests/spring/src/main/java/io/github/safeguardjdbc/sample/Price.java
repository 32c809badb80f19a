package io.github.safeguardjdbc.sample;

/**
 * What an article costs.
 *
 * @param article its number, the key
 * @param cents the price
 */
public record Price(int article, long cents) {}
