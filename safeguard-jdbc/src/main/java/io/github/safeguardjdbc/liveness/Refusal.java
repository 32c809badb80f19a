package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.SafeguardEvent.Declined;

/**
 * Why a lost statement is not sent again.
 *
 * @param reason as a kind
 * @param detail in words
 */
public record Refusal(Declined reason, String detail) {}
