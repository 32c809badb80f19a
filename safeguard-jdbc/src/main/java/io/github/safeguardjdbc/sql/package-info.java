/**
 * MySQL's text: its tokens, the kind of a statement, and the shape of an INSERT or REPLACE. Pure functions of a string
 * and an SQL mode; where the text leaves a doubt, the answer is a reason, never a guess.
 */
@NullMarked
package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.NullMarked;
