package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.attune.sandbox.Sandbox;
import io.attune.sandbox.VendorAnswer;
import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;

/** The CRM as its gate sees it. */
@ApplicationScoped
class CrmSandbox implements Sandbox {

    @Override
    public String name() {
        return "crm";
    }

    @Override
    public boolean isApi(String path) {
        return path.startsWith("/services/");
    }

    /** Too many calls are a 403 here, never a 429. */
    @Override
    public VendorAnswer throttled() {
        return answer(403, ApiError.of(ErrorCode.REQUEST_LIMIT_EXCEEDED, "TotalRequests Limit exceeded."));
    }

    @Override
    public VendorAnswer failing(int status) {
        return answer(status, StatusWords.of(status));
    }

    private static VendorAnswer answer(int status, ApiError error) {
        return new VendorAnswer(status, Canonical.NODES.arrayNode().add(error.asAnswer()));
    }
}
