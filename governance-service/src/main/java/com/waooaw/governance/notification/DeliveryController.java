package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Sms;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.WebProperties;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers and devices say what became of a message. They have no login: the provider signs, a device shows the
 * token of the message. No part of the API of people.
 */
@RestController
@Hidden
class DeliveryController {

    static final String PUSH = "/deliveries/push";
    private static final String SMS = "/deliveries/sms/";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final DeliveryReports reports;
    private final ReachOwners owners;
    private final @Nullable Sms provider;
    private final String origin;

    DeliveryController(
            DeliveryReports reports, ReachOwners owners, GovernanceProperties properties, WebProperties web) {
        this.reports = reports;
        this.owners = owners;
        this.provider = properties.sms();
        this.origin = web.publicOrigin();
    }

    /** Where the provider reports on a message. */
    static String smsReports(String origin, UUID messageId) {
        return origin + SMS + messageId;
    }

    /**
     * A message has arrived.
     *
     * @param token that came with it
     */
    record Arrival(@NotNull String token) {}

    @PostMapping(path = SMS + "{messageId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(anonymous = true)
    void sms(
            @PathVariable("messageId") UUID messageId,
            @RequestHeader(name = "X-Twilio-Signature", required = false) @Nullable String signature,
            @RequestBody MultiValueMap<String, String> fields) {
        var sid = fields.getFirst("MessageSid");
        var status = fields.getFirst("MessageStatus");
        if (!isSigned(messageId, signature, fields)
                || sid == null
                || !NAME.matcher(sid).matches()
                || status == null) {
            throw notBelieved();
        }
        var owner = owners.ofMessage(messageId).orElseThrow(DeliveryController::notBelieved);
        Tenancy.run(
                owner.customerId(),
                () -> reports.textMessage(messageId, sid, status, errorCode(fields.getFirst("ErrorCode"))));
    }

    @PostMapping(path = PUSH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed(anonymous = true)
    void push(@Valid @RequestBody Arrival arrival) {
        if (!TOKEN.matcher(arrival.token()).matches()) {
            // nobody was given such a one: no question to the database
            throw unknownReceipt();
        }
        var hash = DeliveryTokens.hash(arrival.token());
        var owner = owners.ofReceipt(hash).orElseThrow(DeliveryController::unknownReceipt);
        Tenancy.run(owner.customerId(), () -> reports.arrived(hash));
    }

    private boolean isSigned(UUID messageId, @Nullable String signature, MultiValueMap<String, String> fields) {
        return provider != null
                && signature != null
                && Objects.equals(fields.getFirst("AccountSid"), provider.accountSid())
                && TwilioSignature.holds(signature, smsReports(origin, messageId), fields, ProviderSecret.of(provider));
    }

    private static @Nullable String errorCode(@Nullable String said) {
        return said != null && said.matches("[0-9]{1,10}") ? said : null;
    }

    private static WaooawException unknownReceipt() {
        return new WaooawException(GovernanceError.RECEIPT_UNKNOWN, "no message came with this token");
    }

    private static WaooawException notBelieved() {
        return new WaooawException(
                GovernanceError.REPORT_NOT_BELIEVED, "this is not signed by the provider, or about no message of ours");
    }
}
