package com.waooaw.platform.kernel;

/**
 * One thing wrong with an input, and where.
 *
 * @param pointer JSON pointer (RFC 6901) into the input, {@code ""} for the whole of it
 * @param message what is wrong there, in words for the sender
 */
public record Fault(String pointer, String message) {}
