package com.waooaw.agentcreation.rules;

/**
 * Something a rule noticed.
 *
 * @param code of the rule, for example {@code G-09}
 * @param message what is wrong, for the author
 * @param pointer JSON pointer into the blueprint
 * @param remedy what to do about it
 */
public record Finding(String code, Severity severity, String message, String pointer, String remedy) {

    Finding withoutSecrets() {
        return new Finding(code, severity, Secrets.hidden(message), pointer, Secrets.hidden(remedy));
    }
}
