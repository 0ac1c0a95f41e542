package com.waooaw.governance.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody shows with a yes, beside being logged in. */
public sealed interface Proof {

    /** Nothing. */
    Proof LOGIN = new Login();

    /** Nothing: they are logged in. */
    record Login() implements Proof {}

    /**
     * A code that was sent to them.
     *
     * @param digits eight, from the message; blanks between them do not count
     * @param number two digits, from the page or answer that asked for the code
     */
    record Code(String digits, String number) implements Proof {

        public Code {
            digits = digits.replaceAll("\\s", "");
            number = number.strip();
        }

        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /**
     * What a passkey signed.
     *
     * @param assertion {@code PublicKeyCredential.toJSON()}
     */
    record Passkey(String assertion) implements Proof {}

    /** What a form or a request says; empty fields are none. */
    static Proof of(@Nullable String code, @Nullable String number, @Nullable String assertion) {
        var signed = Objects.requireNonNullElse(assertion, "");
        if (!signed.isBlank()) {
            return new Passkey(signed);
        }
        var digits = Objects.requireNonNullElse(code, "");
        var beside = Objects.requireNonNullElse(number, "");
        return digits.isBlank() && beside.isBlank() ? LOGIN : new Code(digits, beside);
    }
}
