package com.waooaw.platform.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures under it (c2sp.org/signed-note). Believe nothing of it before {@link #verified} has said so.
 */
public final class SignedNote {

    private static final String DASH = "\u2014 ";
    private static final int LONGEST = 100_000;
    private static final int MOST_SIGNATURES = 64;

    private final String text;
    private final List<Signature> signatures;

    private SignedNote(String text, List<Signature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    private static final class Signature {

        private final String name;
        private final byte[] keyId;
        private final byte[] bytes;

        Signature(String name, byte[] keyId, byte[] bytes) {
            this.name = name;
            this.keyId = keyId;
            this.bytes = bytes;
        }
    }

    /**
     * Signs a text.
     *
     * @throws IllegalArgumentException if the text does not end with a newline or has control characters
     */
    public static String sign(String text, NoteSigner signer) {
        requireText(text);
        var key = signer.key();
        var bytes = concat(key.id(), signer.sign(text.getBytes(StandardCharsets.UTF_8)));
        return text + "\n" + DASH + key.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /**
     * Reads a note without believing it.
     *
     * @throws IllegalArgumentException if it is no signed note
     */
    public static SignedNote parse(String note) {
        if (note.length() > LONGEST) {
            throw new IllegalArgumentException("a note of " + note.length() + " characters is too long");
        }
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
            throw new IllegalArgumentException("a note has a text, an empty line and signatures");
        }
        var text = note.substring(0, end + 1);
        requireText(text);
        var signatures = new ArrayList<Signature>();
        for (var line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
            signatures.add(signature(line));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a note with " + signatures.size() + " signatures");
        }
        return new SignedNote(text, List.copyOf(signatures));
    }

    private static Signature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new IllegalArgumentException("not a line with a signature: " + line);
        }
        var name = line.substring(DASH.length(), space);
        NoteKey.requireName(name);
        var bytes = Base64.getDecoder().decode(line.substring(space + 1));
        if (bytes.length <= NoteKey.ID_BYTES) {
            throw new IllegalArgumentException("a signature is more than the id of its key");
        }
        return new Signature(
                name,
                Arrays.copyOf(bytes, NoteKey.ID_BYTES),
                Arrays.copyOfRange(bytes, NoteKey.ID_BYTES, bytes.length));
    }

    /** The text, whoever signed it, for those who verify by other means what they do with it. */
    public String unverified() {
        return text;
    }

    /**
     * The text, if this key signed it. Signatures of other keys are passed over; one that carries this key's name and
     * id must be right.
     *
     * @throws IllegalArgumentException if it is not signed by the key
     */
    public String verified(NoteKey key) {
        boolean signed = false;
        for (var signature : signatures) {
            if (signature.name.equals(key.name()) && Arrays.equals(signature.keyId, key.id())) {
                if (!key.verifies(text.getBytes(StandardCharsets.UTF_8), signature.bytes)) {
                    throw new IllegalArgumentException("the signature of " + key.name() + " is wrong");
                }
                signed = true;
            }
        }
        if (!signed) {
            throw new IllegalArgumentException("not signed by " + key);
        }
        return text;
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("the text of a note ends with a newline and has no control characters");
        }
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
