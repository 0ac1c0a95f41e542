package com.waooaw.governance.audit;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The files of c2sp.org/tlog-tiles, for everybody: hashes that reveal nothing of the entries behind them. */
@RestController
class PublicLogController {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final LogReader log;

    PublicLogController(LogReader log) {
        this.log = log;
    }

    @GetMapping("/audit-log/checkpoint")
    @Allowed(anonymous = true)
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(1)))
                .body(log.checkpoint().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/audit-log/tile/{*path}")
    @Allowed(anonymous = true)
    ResponseEntity<byte[]> tile(@PathVariable("path") String path) {
        var tile = TilePath.parse("tile" + path)
                .orElseThrow(() -> new WaooawException(GovernanceError.NOT_IN_THE_LOG, "that is no tile of the log"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(log.tile(tile));
    }
}
