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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The devices of a Governor: any number within reason, one identity (domain.md, override 7). */
@Service
class Devices {

    private static final int MAX = 50;
    private static final int AUTH_BYTES = 16;

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
    public Device name(Caller by, String label, String endpoint, String p256dh, String auth, Cause cause) {
        check(label, endpoint, p256dh, auth);
        var named = store.all();
        if (named.size() >= MAX
                && named.stream().noneMatch(other -> other.endpoint().equals(endpoint))) {
            throw new WaooawException(
                    GovernanceError.DEVICE_INVALID, "there are " + MAX + " devices; forget one first");
        }
        var device = store.keep(new Device(
                Ids.next(clock),
                by.tenant().orElse(null),
                by.subject(),
                label.strip(),
                endpoint,
                p256dh,
                auth,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        trail(by, "device_named", device.id(), cause);
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
            throw new WaooawException(GovernanceError.DEVICE_NOT_FOUND, "there is no device " + id);
        }
        trail(by, "device_forgotten", id, cause);
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

    private void check(String label, String endpoint, String p256dh, String auth) {
        var faults = new ArrayList<Fault>();
        if (label.isBlank() || label.length() > 100 || label.indexOf('\0') >= 0) {
            faults.add(new Fault("/label", "has 1 to 100 characters"));
        }
        if (!services.knows(endpoint)) {
            faults.add(new Fault("/endpoint", "is no address of a push service known here"));
        }
        if (!isKey(p256dh, auth)) {
            faults.add(new Fault("/keys", "are a P-256 point and 16 bytes in base64url"));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.DEVICE_INVALID, "nothing can be sent to this device", faults);
        }
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
