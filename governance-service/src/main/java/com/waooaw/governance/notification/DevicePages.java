package com.waooaw.governance.notification;

import com.waooaw.governance.notification.quiet.QuietHours;
import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The devices of a Governor and their quiet hours, for people with a browser. */
@GovernorPages
class DevicePages {

    private static final String PAGE = "/approvals/devices";

    /** What a page says after a change, by the name it is redirected with: no text of an address is shown. */
    private static final Map<String, String> DONE = Map.of(
            "named", "You are told on this device.",
            "renamed", "It has another name.",
            "removed", "It is removed.",
            "quiet", "Your quiet hours are saved.");

    private final Devices devices;
    private final QuietHoursSettings quiet;
    private final PushKey key;
    private final Clock clock;

    DevicePages(Devices devices, QuietHoursSettings quiet, PushKey key, Clock clock) {
        this.devices = devices;
        this.quiet = quiet;
        this.key = key;
        this.clock = clock;
    }

    /** A device in words. */
    record DeviceView(UUID id, String label, String kind, String seen, String named) {}

    /** Quiet hours as a form takes them. */
    record QuietView(String zone, String from, String to) {

        static QuietView of(QuietHours hours) {
            return new QuietView(
                    hours.zone().getId(), hours.from().toString(), hours.to().toString());
        }
    }

    @GetMapping(PAGE)
    ModelAndView devices(@RequestParam(name = "done", defaultValue = "") String done) {
        // devices are of Governors, who alone are let see them
        var _ = Pages.governor();
        return shown(HttpStatus.OK, null, DONE.getOrDefault(done, ""));
    }

    @PostMapping(PAGE)
    ModelAndView name(
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestParam(name = "endpoint", defaultValue = "") String endpoint,
            @RequestParam(name = "p256dh", defaultValue = "") String p256dh,
            @RequestParam(name = "auth", defaultValue = "") String auth,
            Cause cause) {
        var governor = Pages.governor();
        return changed("named", () -> devices.name(governor, label, new Device.WebPush(endpoint, p256dh, auth), cause));
    }

    @PostMapping(PAGE + "/{deviceId}/label")
    ModelAndView rename(
            @PathVariable("deviceId") UUID deviceId,
            @RequestParam(name = "label", defaultValue = "") String label,
            Cause cause) {
        var governor = Pages.governor();
        return changed("renamed", () -> devices.rename(governor, deviceId, label, cause));
    }

    @PostMapping(PAGE + "/{deviceId}/removal")
    ModelAndView remove(@PathVariable("deviceId") UUID deviceId, Cause cause) {
        var governor = Pages.governor();
        return changed("removed", () -> devices.forget(governor, deviceId, cause));
    }

    @PostMapping(PAGE + "/quiet-hours")
    ModelAndView choose(
            @RequestParam(name = "zone", defaultValue = "") String zone,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            Cause cause) {
        var governor = Pages.governor();
        return changed("quiet", () -> quiet.choose(governor, zone, from, to, cause));
    }

    private ModelAndView changed(String done, Runnable change) {
        try {
            change.run();
        } catch (WaooawException e) {
            return shown(Pages.status(e.code()), Pages.said(e), "");
        }
        return Pages.seeOther(PAGE + "?done=" + done);
    }

    private ModelAndView shown(HttpStatusCode status, @Nullable String problem, String done) {
        var hours = QuietView.of(quiet.hours());
        var view = Pages.page(
                "governance/devices",
                status,
                Map.of(
                        "devices", devices.all().stream().map(this::inWords).toList(),
                        "key", key.publicKey().orElse(""),
                        "quiet", hours,
                        "zones", zones(hours.zone()),
                        "done", done));
        view.addObject("problem", problem);
        return view;
    }

    private DeviceView inWords(Device device) {
        var seen = device.lastSeenAt();
        return new DeviceView(
                device.id(),
                VisibleText.of(device.label()),
                device.kind().inWords(),
                seen == null
                        ? "not seen yet"
                        : "last seen " + People.took(Duration.between(seen, clock.instant())) + " ago",
                People.instant(device.createdAt()));
    }

    /** Regions and cities, not the many other names they go by; and whatever is chosen now. */
    private static List<String> zones(String chosen) {
        return Stream.concat(
                        Stream.of("UTC", chosen),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(id -> id.matches(
                                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")))
                .distinct()
                .sorted()
                .toList();
    }
}
