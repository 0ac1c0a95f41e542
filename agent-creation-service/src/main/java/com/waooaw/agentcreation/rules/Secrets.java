package com.waooaw.agentcreation.rules;

import java.util.regex.Pattern;

/** Secrets written out, found by the forms in which keys are handed out. */
public final class Secrets {

    /** Of clouds, code hosts and chats, private keys, JWTs, and addresses with a password. */
    private static final Pattern SECRET = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"
            + "|\\bAKIA[0-9A-Z]{16}\\b"
            + "|\\bAIza[0-9A-Za-z_-]{35}"
            + "|\\bgh[pousr]_[0-9A-Za-z]{36}"
            + "|\\bxox[abprs]-[0-9A-Za-z-]{10,}"
            + "|\\beyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}"
            + "|://[^/\\s:@]+:[^/\\s:@]+@");

    /** A form may end before its secret does: the body of a private key, the signature of a JWT. */
    private static final Pattern WHOLE =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY(?s:.*)|(?:" + SECRET.pattern() + ")[0-9A-Za-z_.+/=-]*");

    private Secrets() {}

    /** Whether {@code text} holds one. */
    public static boolean in(String text) {
        return SECRET.matcher(text).find();
    }

    /** The text with a mark in place of each. */
    public static String hidden(String text) {
        return WHOLE.matcher(text).replaceAll("[secret]");
    }
}
