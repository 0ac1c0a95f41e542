package com.waooaw.governance.identity;

/** What somebody shows with a yes, beside being logged in, ready to be checked. */
public sealed interface Proof permits CodeTry, Proof.Login, Proof.Passkey {

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
    record Code(String digits, String number) {

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
}
