/**
 * Raw formats, a file each: the contract is {@link
 * org.pulsartriage.candidates.format.CandidateFormat}, the registry {@link
 * org.pulsartriage.candidates.format.CandidateFormats}. What a format reads is as the instrument
 * recorded it; nothing is derived here.
 */
package org.pulsartriage.candidates.format;
