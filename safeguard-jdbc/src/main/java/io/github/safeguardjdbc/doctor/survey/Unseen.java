package io.github.safeguardjdbc.doctor.survey;

/**
 * Something that could not be read.
 *
 * @param where the server or the part that it is about
 * @param what what could not be seen
 * @param why the server's answer, or what is missing
 * @param remedy what makes it visible
 */
public record Unseen(String where, String what, String why, String remedy) {}
