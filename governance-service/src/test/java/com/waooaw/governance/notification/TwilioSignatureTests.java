package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class TwilioSignatureTests {

    /** The example of Twilio's own documentation. */
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static final String TOKEN = "12345";
    private static final String SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    @Test
    void theExampleOfTheDocumentationHolds() {
        assertThat(TwilioSignature.holds(SIGNATURE, URL, fields(), TOKEN)).isTrue();
    }

    @Test
    void anythingElseDoesNot() {
        var changed = fields();
        changed.set("Digits", "1235");
        var more = fields();
        more.add("Extra", "1");

        assertThat(TwilioSignature.holds(SIGNATURE, URL, changed, TOKEN)).isFalse();
        assertThat(TwilioSignature.holds(SIGNATURE, URL, more, TOKEN)).isFalse();
        assertThat(TwilioSignature.holds(SIGNATURE, URL + "3", fields(), TOKEN)).isFalse();
        assertThat(TwilioSignature.holds(SIGNATURE, URL, fields(), "12346")).isFalse();
        assertThat(TwilioSignature.holds("", URL, fields(), TOKEN)).isFalse();
        assertThat(TwilioSignature.holds("ünïcode", URL, fields(), TOKEN)).isFalse();
    }

    private static MultiValueMap<String, String> fields() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.setAll(Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212"));
        return fields;
    }
}
