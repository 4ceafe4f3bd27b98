/**
 * The counts of a night, read back: what each stage received and what became of it, and which
 * candidates nobody has accounted for. The services write the entries; nothing here does.
 */
package org.pulsartriage.schemas.ledger;
