export { startProduct, type Product } from './product.js';
