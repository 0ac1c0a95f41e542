package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties.Sms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What this platform and the provider of text messages share; read each time, so that it can be rotated. */
final class ProviderSecret {

    private ProviderSecret() {}

    static String of(Sms provider) {
        try {
            return Files.readString(provider.authTokenFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + provider.authTokenFile(), e);
        }
    }
}
