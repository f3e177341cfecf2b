export { networkApi } from './api.ts';
export * from './capacity.ts';
export { newestCapacity, putCapacity } from './capacity-store.ts';
export { type CredentialCheck, checkCredentials, WARNING_DAYS } from './check-credentials.ts';
export * from './credential.ts';
export { licenseFacts } from './credential-facts.ts';
export { brandsServedBy, DirectoryDesk } from './directory-desk.ts';
export { DirectoryIndex } from './directory-index.ts';
export { directoryVersion, dropListings, organizationById, putDirectory, storedListings } from './directory-store.ts';
export { milesBetween, type Point } from './distance.ts';
export { formsToSupply } from './forms-to-supply.ts';
export { directoryFromHsds } from './from-hsds.ts';
export { keepPaper } from './keep-paper.ts';
export * from './listing.ts';
export { type DirectoryShelf, loadPublished } from './load-directory.ts';
export { loadProviders } from './load-providers-store.ts';
export * from './organization.ts';
export { type AskedPlace, type Place, readZipTable, type ZipTable } from './places.ts';
export { endingPapers, licensesOf, practitioners, putPractitioners } from './practitioner-store.ts';
export * from './provider.ts';
export { readProviderFile } from './provider-file.ts';
export { providerPhone } from './provider-phone-store.ts';
export { publishedListings } from './published.ts';
export * from './rate.ts';
export { reportCapacity } from './report-capacity.ts';
export { networkRoutes } from './routes.ts';
export {
  type DirectoryAnswer,
  type DirectoryQuery,
  type FoundListing,
  searchDirectory,
  standing,
} from './search-directory.ts';
export { servicesMeant } from './services.ts';
export { type SyntheticNetwork, syntheticNetwork, syntheticWorld } from './synthetic.ts';
export { directoryToHsds } from './to-hsds.ts';
export { type Editor, openSite, type SiteChange, siteChange, updateSite } from './update-site.ts';
