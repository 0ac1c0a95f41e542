package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.key.InvalidECPublicKeyException;
import com.zerodeplibs.webpush.key.MalformedUncompressedBytesException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The devices of a Governor: any number within reason, one identity (domain.md, override 7). */
@Service
class Devices {

    private static final int MAX = 50;
    private static final int MAX_LABEL = 100;
    private static final int AUTH_BYTES = 16;
    /** Google promises no form; whatever is longer than this or needs quoting is none of today's. */
    private static final Pattern REGISTRATION_TOKEN = Pattern.compile("[A-Za-z0-9_:.-]{20,1000}");

    private final DeviceStore store;
    private final PushServices services;
    private final AuditLog audit;
    private final Clock clock;

    Devices(DeviceStore store, PushServices services, AuditLog audit, Clock clock) {
        this.store = store;
        this.services = services;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names a device.
     *
     * @throws WaooawException {@code GOV-0021} with what is wrong with it
     */
    @Transactional
    public Device name(Caller by, String label, Device.Address address, Cause cause) {
        refuse(Stream.concat(faultsOf(label).stream(), faultsOf(address).stream())
                .toList());
        var named = store.all();
        if (named.size() >= MAX
                && named.stream().noneMatch(other -> other.address().key().equals(address.key()))) {
            throw new WaooawException(
                    GovernanceError.DEVICE_INVALID, "there are " + MAX + " devices; forget one first");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var device = store.keep(
                new Device(Ids.next(clock), by.tenant().orElse(null), by.subject(), label.strip(), address, now, now));
        trail(by, "device_named", device.id(), cause);
        return device;
    }

    /** Gives it another name. */
    @Transactional
    public Device rename(Caller by, UUID id, String label, Cause cause) {
        refuse(faultsOf(label));
        var device = store.rename(id, label.strip()).orElseThrow(() -> unknown(id));
        trail(by, "device_renamed", id, cause);
        return device;
    }

    /** Those of this Governor. */
    @Transactional(readOnly = true)
    public List<Device> all() {
        return store.all();
    }

    /** Forgets a device; no message goes there any more. */
    @Transactional
    public void forget(Caller by, UUID id, Cause cause) {
        if (!store.forget(id)) {
            throw unknown(id);
        }
        trail(by, "device_forgotten", id, cause);
    }

    private static WaooawException unknown(UUID id) {
        return new WaooawException(GovernanceError.DEVICE_NOT_FOUND, "there is no device " + id);
    }

    private void trail(Caller by, String action, UUID device, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        action,
                        "device",
                        device.toString(),
                        Map.of(),
                        Result.SUCCEEDED,
                        cause)
                .concerning(by.tenant().orElse(null), null, null));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.DEVICE_INVALID, "nothing can be sent to this device", faults);
        }
    }

    private static List<Fault> faultsOf(String label) {
        return label.isBlank() || label.length() > MAX_LABEL || label.indexOf('\0') >= 0
                ? List.of(new Fault("/label", "has 1 to " + MAX_LABEL + " characters"))
                : List.of();
    }

    private List<Fault> faultsOf(Device.Address address) {
        var faults = new ArrayList<Fault>();
        switch (address) {
            case Device.WebPush(var endpoint, var p256dh, var auth) -> {
                if (!services.knows(endpoint)) {
                    faults.add(new Fault("/endpoint", "is no address of a push service known here"));
                }
                if (!isKey(p256dh, auth)) {
                    faults.add(new Fault("/keys", "are a P-256 point and 16 bytes in base64url"));
                }
            }
            case Device.Fcm(var token) -> {
                if (!REGISTRATION_TOKEN.matcher(token).matches()) {
                    faults.add(new Fault("/token", "is no registration token of Firebase Cloud Messaging"));
                }
            }
        }
        return faults;
    }

    private static boolean isKey(String p256dh, String auth) {
        try {
            UserAgentMessageEncryptionKeyInfo.of(p256dh, auth);
            return Base64.getUrlDecoder().decode(auth).length == AUTH_BYTES;
        } catch (IllegalArgumentException | InvalidECPublicKeyException | MalformedUncompressedBytesException _) {
            return false;
        }
    }
}
