/**
 * Real MySQL servers on this machine: fetched once into the user's cache folder, started in a temporary folder, gone
 * after use. Needs no installed MySQL, no root and no container; runs on Linux amd64.
 */
@NullMarked
package io.github.safeguardjdbc.testing.server;

import org.jspecify.annotations.NullMarked;
