package dev.storyreel.live;

import dev.storyreel.production.ProductionStatus;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a status from a query parameter as it is shown everywhere, in lower case. */
@Component
class StatusParameter implements Converter<String, ProductionStatus> {
    @Override
    public ProductionStatus convert(String code) {
        return ProductionStatus.of(code);
    }
}
