package com.waooaw.platform.events.pubsub;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.ChannelPoolSettings;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.cloud.spring.core.DefaultGcpProjectIdProvider;
import com.waooaw.platform.events.EventsProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Pub/Sub is, and as whom to speak to it.
 *
 * @param projectId the Google Cloud project
 * @param emulator {@code host:port}; empty for the real service, which is spoken to with the application's default
 *     credentials
 * @param endpoint {@code host:port} of a region of the real service; empty for the nearest
 */
public record PubSubConnection(String projectId, Optional<String> emulator, Optional<String> endpoint) {

    /** What Google's own tools and clients read, too. */
    public static final String EMULATOR_VARIABLE = "PUBSUB_EMULATOR_HOST";

    static PubSubConnection of(EventsProperties.PubSub properties) {
        return new PubSubConnection(
                given(properties.projectId()).orElseGet(PubSubConnection::projectOfThisMachine),
                given(properties.emulatorHost()).or(() -> given(System.getenv(EMULATOR_VARIABLE))),
                given(properties.endpoint()));
    }

    private static Optional<String> given(@Nullable String setting) {
        return Optional.ofNullable(setting).filter(text -> !text.isBlank());
    }

    private static String projectOfThisMachine() {
        return given(new DefaultGcpProjectIdProvider().getProjectId())
                .orElseThrow(() -> new IllegalStateException(
                        "waooaw.events.carrier is pubsub: waooaw.events.pubsub.project-id is missing"));
    }

    /** One channel, opened with the first call through it. */
    public TransportChannelProvider channel() {
        InstantiatingGrpcChannelProvider.Builder channel = TopicAdminSettings.defaultGrpcTransportProviderBuilder()
                .setChannelPoolSettings(ChannelPoolSettings.staticallySized(1));
        emulator.ifPresent(
                address -> channel.setEndpoint(address).setChannelConfigurator(builder -> builder.usePlaintext()));
        endpoint.filter(_ -> emulator.isEmpty()).ifPresent(channel::setEndpoint);
        return channel.build();
    }

    /** The application's default credentials; none for the emulator. */
    public CredentialsProvider credentials() {
        return emulator.isPresent()
                ? NoCredentialsProvider.create()
                : TopicAdminSettings.defaultCredentialsProviderBuilder().build();
    }
}
