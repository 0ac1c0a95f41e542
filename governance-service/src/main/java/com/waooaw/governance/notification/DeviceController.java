package com.waooaw.governance.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The devices a Governor wants to be told on. */
@RestController
@Tag(name = "devices")
class DeviceController {

    private final Devices devices;
    private final PushKey key;

    DeviceController(Devices devices, PushKey key) {
        this.devices = devices;
        this.key = key;
    }

    /**
     * What a browser's subscription says of itself.
     *
     * @param label how its owner calls it
     * @param endpoint where its push service takes messages
     */
    record DeviceRequest(
            @NotNull String label,
            @NotNull String endpoint,
            @NotNull @Valid Keys keys) {}

    /** Of the subscription, base64url. */
    record Keys(@NotNull String p256dh, @NotNull String auth) {}

    /**
     * What an app says of itself.
     *
     * @param label how its owner calls it
     * @param token its registration token at Firebase Cloud Messaging
     */
    record AppRequest(@NotNull String label, @NotNull String token) {}

    /** Another name for a device. */
    record NameRequest(@NotNull String label) {}

    /**
     * A device; where messages for it go is nobody's to read.
     *
     * @param kind {@code web_push} for a browser, {@code fcm} for an app
     * @param lastSeenAt when it last said that a message has arrived, or named itself; absent where it never did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceResource(
            UUID deviceId,
            String label,
            String namedBy,
            Instant createdAt,
            String kind,
            @Nullable Instant lastSeenAt) {

        static DeviceResource of(Device device) {
            return new DeviceResource(
                    device.id(),
                    device.label(),
                    device.subject(),
                    device.createdAt(),
                    device.kind().name().toLowerCase(Locale.ROOT),
                    device.lastSeenAt());
        }
    }

    /**
     * The key to subscribe with.
     *
     * @param publicKey uncompressed P-256 point, base64url; absent where nothing is pushed from here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyResource(@Nullable String publicKey) {}

    @Operation(summary = "Names a device to be told on; the same endpoint again takes over its keys and its name")
    @PostMapping("/v1/devices")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    DeviceResource name(Caller caller, Cause cause, @Valid @RequestBody DeviceRequest request) {
        var keys = request.keys();
        return DeviceResource.of(devices.name(
                caller, request.label(), new Device.WebPush(request.endpoint(), keys.p256dh(), keys.auth()), cause));
    }

    @Operation(summary = "Names an app to be told on, by its registration token; the same token again is the same app")
    @PostMapping("/v1/devices/apps")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    DeviceResource nameApp(Caller caller, Cause cause, @Valid @RequestBody AppRequest request) {
        return DeviceResource.of(devices.name(caller, request.label(), new Device.Fcm(request.token()), cause));
    }

    @Operation(summary = "Gives a device another name")
    @PutMapping("/v1/devices/{deviceId}/label")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    DeviceResource rename(
            Caller caller,
            Cause cause,
            @PathVariable("deviceId") UUID deviceId,
            @Valid @RequestBody NameRequest request) {
        return DeviceResource.of(devices.rename(caller, deviceId, request.label(), cause));
    }

    @Operation(summary = "The devices of this Governor, the oldest first")
    @GetMapping("/v1/devices")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    Page<DeviceResource> devices() {
        return Page.of(devices.all().stream().map(DeviceResource::of).toList());
    }

    @Operation(summary = "The key a browser subscribes with")
    @GetMapping("/v1/devices/key")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    KeyResource key() {
        return new KeyResource(key.publicKey().orElse(null));
    }

    @Operation(summary = "Forgets a device: no message goes there any more")
    @DeleteMapping("/v1/devices/{deviceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    void forget(Caller caller, Cause cause, @PathVariable("deviceId") UUID deviceId) {
        devices.forget(caller, deviceId, cause);
    }
}
